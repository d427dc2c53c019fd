"""What all dashboards share: colours, names of values, datasource, sizes, links.

The colours keep their order of lightness (grey, blue, light orange, dark red), so that they can be told apart
without seeing red and green; wherever there is room the status stands in words beside them.
"""

from collections.abc import Sequence

from grafana_foundation_sdk.builders import common, dashboard, prometheus, statetimeline
from grafana_foundation_sdk.models import common as common_models
from grafana_foundation_sdk.models import dashboard as models
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

from deploy.grafana.queries import STATUSES

UA_BLUE = "#2F6FDE"
UA_YELLOW = "#FFD500"
RU_RED = "#A50F15"
CONTESTED_ORANGE = "#FDAE6B"
UNKNOWN_GREY = "#8E8E8E"

STATUS_COLOURS = {
    "unknown": UNKNOWN_GREY,
    "held_by_ua": UA_BLUE,
    "contested": CONTESTED_ORANGE,
    "held_by_ru": RU_RED,
}
STATUS_WORDS = {
    "unknown": "unknown",
    "held_by_ua": "held by UA",
    "contested": "contested",
    "held_by_ru": "held by RU",
}
CLAIMANT_COLOURS = {"UA": UA_BLUE, "RU": RU_RED, "neutral": UNKNOWN_GREY}

OVERVIEW, SETTLEMENT, PIPELINE = "frontwatch-overview", "frontwatch-settlement", "frontwatch-pipeline"
TAG = "frontwatch"
PROMETHEUS = models.DataSourceRef("prometheus", "${prometheus}")
GRAFANA = models.DataSourceRef("grafana", "-- Grafana --")


def board(uid: str, title: str, description: str, changes: Sequence[str] = ()) -> dashboard.Dashboard:
    """An empty dashboard with datasource and links to the others.

    Where `changes` names tags, the status changes that have them all are marked along its times.
    """
    others = (
        dashboard.DashboardLink("Frontwatch")
        .type(models.DashboardLinkType.DASHBOARDS)
        .tags([TAG])
        .keep_time(True)
        .include_vars(True)
    )
    board = (
        dashboard.Dashboard(title)
        .uid(uid)
        .description(description)
        .tags([TAG])
        .timezone("utc")
        .readonly()
        .tooltip(models.DashboardCursorSync.CROSSHAIR)
        .with_variable(dashboard.DatasourceVariable("prometheus").label("Prometheus").type("prometheus"))
        .link(others)
    )
    return board.annotation(_status_changes(changes)) if changes else board


def _status_changes(tags: Sequence[str]) -> dashboard.AnnotationQuery:
    target = dashboard.AnnotationTarget().limit(200).match_any(False).tags(list(tags)).type("tags")
    return (
        dashboard.AnnotationQuery()
        .name("Status changes")
        .datasource(GRAFANA)
        .enable(True)
        .icon_color(UA_YELLOW)
        .target(target)
    )


def oblast_variable() -> dashboard.QueryVariable:
    """A choice of oblasts, all of them at first."""
    return (
        dashboard.QueryVariable("oblast")
        .label("Oblast")
        .datasource(PROMETHEUS)
        .query("label_values(frontwatch_settlement_info, oblast)")
        .refresh(models.VariableRefresh.ON_TIME_RANGE_CHANGED)
        .sort(models.VariableSort.ALPHABETICAL_ASC)
        .multi(True)
        .include_all(True)
        .all_value(".*")
        .current(models.VariableOption(selected=True, text="All", value="$__all"))
    )


def names_variable() -> dashboard.CustomVariable:
    """What settlements are called; its values are the labels of the info metric that hold the names."""
    return choice("names", "Names", {"English": "settlement", "Ukrainian": "settlement_uk"})


def choice(name: str, label: str, options: dict[str, str]) -> dashboard.CustomVariable:
    """One of several values; `options` are values by the words shown, the first is chosen at first."""
    first_text, first_value = next(iter(options.items()))
    return (
        dashboard.CustomVariable(name)
        .label(label)
        .values(", ".join(f"{text} : {value}" for text, value in options.items()))
        .current(models.VariableOption(selected=True, text=first_text, value=first_value))
    )


def over_range(expr: str, legend: str, ref: str = "A") -> prometheus.Dataquery:
    """A query over the time range."""
    return prometheus.Dataquery().datasource(PROMETHEUS).ref_id(ref).expr(expr).legend_format(legend).range()


def as_table(expr: str, ref: str = "A") -> prometheus.Dataquery:
    """A query at the end of the time range as rows, a column a label."""
    query = prometheus.Dataquery().datasource(PROMETHEUS).ref_id(ref).expr(expr).instant()
    return query.format(PromQueryFormat.TABLE)


def buckets(expr: str, ref: str = "A") -> prometheus.Dataquery:
    """A query of a histogram's buckets, as a heat map wants them."""
    return over_range(expr, "{{le}}", ref).format(PromQueryFormat.HEATMAP)


def status_mappings() -> list[models.ValueMapping]:
    """From the number of a status to its words and colour."""
    results = {
        str(number): models.ValueMappingResult(STATUS_WORDS[status], STATUS_COLOURS[status], index=number)
        for status, number in STATUSES.items()
    }
    return [models.ValueMap(results)]


def status_timeline() -> statetimeline.Panel:
    """An empty timeline of statuses, in their colours and words; title, size and targets are the caller's."""
    return (
        statetimeline.Panel()
        .datasource(PROMETHEUS)
        .mappings(status_mappings())
        .thresholds(status_thresholds())
        .color_scheme(dashboard.FieldColor().mode(models.FieldColorModeId.THRESHOLDS))
        .merge_values(True)
        .show_value(common_models.VisibilityMode.AUTO)
    )


def status_thresholds() -> dashboard.ThresholdsConfig:
    """The same colours for panels that colour by number only."""
    steps = [
        models.Threshold(float(number) if number else None, STATUS_COLOURS[status])
        for status, number in STATUSES.items()
    ]
    return dashboard.ThresholdsConfig().mode(models.ThresholdsMode.ABSOLUTE).steps(steps)


def yes_or_no(yes_colour: str) -> list[models.ValueMapping]:
    """0 and 1 in words; a yes in colour."""
    return [
        models.ValueMap(
            {
                "0": models.ValueMappingResult("no", UNKNOWN_GREY, index=0),
                "1": models.ValueMappingResult("yes", yes_colour, index=1),
            }
        )
    ]


def no_confidence() -> list[models.ValueMapping]:
    """The 0 that is exported of an unknown status, in words: no status is as unlikely as that."""
    return [models.ValueMap({"0": models.ValueMappingResult("none", UNKNOWN_GREY, index=0)})]


def one_colour(colour: str) -> dashboard.ThresholdsConfig:
    """A single colour whatever the value."""
    return (
        dashboard.ThresholdsConfig()
        .mode(models.ThresholdsMode.ABSOLUTE)
        .steps([models.Threshold(None, colour)])
    )


def fixed_colour(colour: str) -> list[models.DynamicConfigValue]:
    """An override that gives a series one colour."""
    return [models.DynamicConfigValue("color", {"mode": "fixed", "fixedColor": colour})]


def legend_table(*calculations: str) -> common.VizLegendOptions:
    """A legend below the panel, with calculations beside the names."""
    return (
        common.VizLegendOptions()
        .show_legend(True)
        .display_mode(common_models.LegendDisplayMode.TABLE)
        .placement(common_models.LegendPlacement.BOTTOM)
        .calcs(list(calculations))
    )


def last_value() -> common.ReduceDataOptions:
    """The last value of a series."""
    return common.ReduceDataOptions().calcs(["lastNotNull"])


def to_settlement(labels: str) -> dashboard.DashboardLink:
    """From a row or series of a settlement to its dashboard; `labels` is what Grafana calls its values by."""
    return dashboard.DashboardLink(f"Open ${{{labels}.settlement}}").url(
        f"/d/{SETTLEMENT}?var-settlement=${{{labels}.settlement_id}}&${{names:queryparam}}&${{__url_time_range}}"
    )
