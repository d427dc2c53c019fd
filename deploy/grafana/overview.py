"""Front overview: where, since when, who says so, how sure."""

from collections.abc import Callable

from grafana_foundation_sdk.builders import common, dashboard, geomap, stat, statetimeline, table
from grafana_foundation_sdk.models import common as common_models
from grafana_foundation_sdk.models import dashboard as models

from deploy.grafana import style
from deploy.grafana.queries import named, now, over_time, status_number

OBLAST = '=~"$oblast"'
SHOWN_IN_TIMELINE = 40
SHOWN = '=~"$shown"'


def build() -> dashboard.Dashboard:
    """The dashboard."""
    return (
        style.board(
            style.OVERVIEW,
            "Front overview",
            "What is reported of who holds each settlement. It shows reports, not the ground.",
            changes=[style.TAG],
        )
        .time("now-30d", "now")
        .refresh("30s")
        .with_variable(style.oblast_variable())
        .with_variable(
            style.choice(
                "status",
                "Status",
                {
                    "all": ".*",
                    "held by UA": "held_by_ua",
                    "contested": "contested",
                    "held by RU": "held_by_ru",
                    "unknown": "unknown",
                },
            )
        )
        .with_variable(style.choice("disputed", "Disputed", {"all": "0", "disputed only": "1"}))
        .with_variable(style.names_variable())
        .with_variable(_shown())
        .with_panel(_count("Held by UA", "held_by_ua"))
        .with_panel(_count("Contested", "contested"))
        .with_panel(_count("Held by RU", "held_by_ru"))
        .with_panel(
            _flags(
                "Disputed", "frontwatch_settlement_disputed", "Settlements whose sides contradict each other."
            )
        )
        .with_panel(
            _flags(
                "Encircled", "frontwatch_settlement_encircled", "Settlements reported encircled by a side."
            )
        )
        .with_panel(
            _flags(
                "Being left",
                "frontwatch_settlement_withdrawal",
                "Settlements that a side is reported to leave.",
            )
        )
        .with_panel(_map())
        .with_panel(_table())
        .with_panel(_timeline())
    )


def _chosen(read: Callable[..., str]) -> str:
    """Leaves of the settlements before it those that the filters at the top do; `read` reads both sides."""
    status = read("frontwatch_settlement_status", "settlement_id", status='=~"$status"', oblast=OBLAST)
    disputed = read("frontwatch_settlement_disputed", "settlement_id", oblast=OBLAST)
    return f" and on (settlement_id) {status} == 1 and on (settlement_id) {disputed} >= $disputed"


def _count(title: str, status: str) -> stat.Panel:
    settlements = over_time("frontwatch_settlement_status", status=f'="{status}"', oblast=OBLAST)
    told = f"Settlements reported {style.STATUS_WORDS[status]}, of those with claims."
    tile = _tile(title, told, settlements, style.STATUS_COLOURS[status])
    return tile.color_mode(common_models.BigValueColorMode.BACKGROUND)


def _flags(title: str, metric: str, description: str) -> stat.Panel:
    settlements = over_time(metric, "settlement_id", oblast=OBLAST)
    return _tile(title, description, settlements, style.UA_YELLOW)


def _tile(title: str, description: str, settlements: str, colour: str) -> stat.Panel:
    """How many of `settlements` there are, of those that the filters at the top leave."""
    return (
        stat.Panel()
        .title(title)
        .description(description)
        .datasource(style.PROMETHEUS)
        .height(4)
        .span(4)
        .unit("short")
        .no_value("no data")
        .thresholds(style.one_colour(colour))
        .reduce_options(style.last_value())
        .with_target(style.over_range(f"sum({settlements}{_chosen(over_time)})", title))
    )


def _map() -> geomap.Panel:
    """The status of every settlement at its place; the labels latitude and longitude are made numbers."""
    status = f"({status_number(oblast=OBLAST)}{_chosen(now)})"
    markers = (
        common.MapLayerOptions()
        .type("markers")
        .name("Settlements")
        .tooltip(True)
        .location(
            common.FrameGeometrySource()
            .mode(common_models.FrameGeometrySourceMode.COORDS)
            .latitude("latitude")
            .longitude("longitude")
        )
        .config(
            {
                "showLegend": True,
                "style": {
                    "color": {"field": "status", "fixed": style.UNKNOWN_GREY},
                    "opacity": 0.9,
                    "size": {"fixed": 7, "min": 2, "max": 15},
                    "symbol": {"fixed": "img/icons/marker/circle.svg", "mode": "fixed"},
                    "text": {"field": "settlement", "fixed": "", "mode": "field"},
                    "textConfig": {"fontSize": 11, "offsetX": 8, "offsetY": 0, "textAlign": "left"},
                },
            }
        )
    )
    return (
        geomap.Panel()
        .title("Who is reported to hold what")
        .description("Every settlement with claims, coloured by its reported status. Click one to open it.")
        .datasource(style.PROMETHEUS)
        .height(16)
        .span(12)
        .with_target(style.as_table(named(status, "latitude", "longitude", oblast=OBLAST, latitude='!=""')))
        .transformations(
            [
                models.DataTransformerConfig(
                    "convertFieldType",
                    options={
                        "conversions": [
                            {"targetField": "latitude", "destinationType": "number"},
                            {"targetField": "longitude", "destinationType": "number"},
                        ]
                    },
                ),
                models.DataTransformerConfig(
                    "organize",
                    options={"excludeByName": {"Time": True}, "renameByName": {"Value": "status"}},
                ),
            ]
        )
        .mappings(style.status_mappings())
        .thresholds(style.status_thresholds())
        .color_scheme(dashboard.FieldColor().mode(models.FieldColorModeId.THRESHOLDS))
        .view(geomap.MapViewConfig().id("coords").lat(48).lon(36).zoom(6))
        .basemap(common.MapLayerOptions().type("default").name("Basemap"))
        .layers([markers])
        .data_links([style.to_settlement("__data.fields")])
    )


def _table() -> table.Panel:
    """A row a settlement, the one that changed last on top. Times are Unix milliseconds, as Grafana wants.

    The name is in the first query alone: Grafana merges rows by the labels that all queries have.
    """
    columns = {
        "A": ("status", named(f"({status_number(oblast=OBLAST)}{_chosen(now)})", oblast=OBLAST)),
        "B": ("confidence", now("frontwatch_settlement_confidence_ratio", oblast=OBLAST)),
        "C": ("disputed", now("frontwatch_settlement_disputed", oblast=OBLAST)),
        "D": (
            "since",
            f"1000 * {now('frontwatch_settlement_status_since_timestamp_seconds', oblast=OBLAST)}",
        ),
        "E": (
            "last claim",
            f"1000 * {now('frontwatch_settlement_last_claim_timestamp_seconds', oblast=OBLAST)}",
        ),
        "F": (
            "changed",
            f"1000 * {now('frontwatch_settlement_status_changed_timestamp_seconds', oblast=OBLAST)}",
        ),
    }
    names = {f"Value #{ref}": name for ref, (name, _) in columns.items()}
    panel = (
        table.Panel()
        .title("Settlements, the last change first")
        .description(
            "Since: publication time of the claim that began the status. "
            "Changed: when the article that decided it was taken in. "
            "Confidence decays while nothing new is reported."
        )
        .datasource(style.PROMETHEUS)
        .height(16)
        .span(12)
        .transformations(
            [
                models.DataTransformerConfig("merge", options={}),
                models.DataTransformerConfig(
                    "filterByValue",  # the other queries know settlements that the filters left out
                    options={
                        "type": "include",
                        "match": "all",
                        "filters": [
                            {"fieldName": "Value #A", "config": {"id": "isNotNull", "options": {}}},
                        ],
                    },
                ),
                models.DataTransformerConfig(
                    "organize",
                    options={
                        "excludeByName": {"Time": True},
                        "renameByName": names,
                        "indexByName": {
                            name: index
                            for index, name in enumerate(["settlement", "oblast", *names, "settlement_id"])
                        },
                    },
                ),
            ]
        )
        .sort_by([common.TableSortByFieldState().display_name("changed").desc(True)])
        .override_by_name(
            "status",
            [
                models.DynamicConfigValue("mappings", style.status_mappings()),
                models.DynamicConfigValue("custom.cellOptions", {"type": "color-background"}),
            ],
        )
        .override_by_name(
            "confidence",
            [
                models.DynamicConfigValue("mappings", style.no_confidence()),
                models.DynamicConfigValue("unit", "percentunit"),
                models.DynamicConfigValue("decimals", 0),
                models.DynamicConfigValue("min", 0),
                models.DynamicConfigValue("max", 1),
                models.DynamicConfigValue("custom.cellOptions", {"type": "gauge", "mode": "basic"}),
            ],
        )
        .override_by_name(
            "disputed", [models.DynamicConfigValue("mappings", style.yes_or_no(style.UA_YELLOW))]
        )
        .override_by_regexp(
            "since|last claim|changed", [models.DynamicConfigValue("unit", "dateTimeAsIsoNoDateIfToday")]
        )
        .override_by_name("settlement_id", [models.DynamicConfigValue("custom.hidden", True)])
        .override_by_name(
            "settlement", [models.DynamicConfigValue("links", [style.to_settlement("__data.fields").build()])]
        )
    )
    for ref, (_, expr) in columns.items():
        panel = panel.with_target(style.as_table(expr, ref))
    return panel


def _shown() -> dashboard.QueryVariable:
    """The settlements of the timeline, asked for first: their whole past is read, that of no other."""
    newest = over_time("frontwatch_settlement_last_claim_timestamp_seconds", "settlement_id", oblast=OBLAST)
    return (
        dashboard.QueryVariable("shown")
        .hide(models.VariableHide.HIDE_VARIABLE)
        .datasource(style.PROMETHEUS)
        .query(f"query_result(topk({SHOWN_IN_TIMELINE}, {newest}{_chosen(over_time)}))")
        .regex('/settlement_id="([^"]+)"/')
        .refresh(models.VariableRefresh.ON_TIME_RANGE_CHANGED)
        .multi(True)
        .include_all(True)
        .current(models.VariableOption(selected=True, text="All", value="$__all"))
    )


def _timeline() -> statetimeline.Panel:
    return (
        style.status_timeline()
        .title(f"Status over time: the {SHOWN_IN_TIMELINE} settlements with the newest claims")
        .description("Read along a row: what was reported of the settlement, and until when.")
        .height(18)
        .span(24)
        .legend(
            common.VizLegendOptions().show_legend(True).display_mode(common_models.LegendDisplayMode.LIST)
        )
        .data_links([style.to_settlement("__field.labels")])
        .with_target(
            style.over_range(
                named(status_number(history=True, settlement_id=SHOWN), history=True, settlement_id=SHOWN),
                "{{settlement}}",
            )
        )
    )
