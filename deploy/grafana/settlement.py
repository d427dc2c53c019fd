"""Settlement: everything that is known of one settlement."""

from grafana_foundation_sdk.builders import (
    annotationslist,
    bargauge,
    dashboard,
    stat,
    statetimeline,
    timeseries,
)
from grafana_foundation_sdk.models import common as common_models
from grafana_foundation_sdk.models import dashboard as models

from deploy.grafana import style
from deploy.grafana.queries import names, over_time, status_number

ONE = '="$settlement"'
CHANGES = ["$settlement"]  # those of its status, and what is claimed and disputed


def build() -> dashboard.Dashboard:
    """The dashboard."""
    return (
        style.board(
            style.SETTLEMENT,
            "Settlement",
            "One settlement: its reported status over time, who claims what, and in which words.",
            changes=CHANGES,
        )
        .time("now-1y", "now")
        .refresh("30s")
        .with_variable(style.names_variable())
        .with_variable(
            dashboard.QueryVariable("settlement")
            .label("Settlement")
            .datasource(style.PROMETHEUS)
            .query(f"query_result({names()})")
            # Shown by name, chosen by id: several settlements of a name are several choices.
            .regex('/settlement="(?<text>[^"]+)",settlement_id="(?<value>[^"]+)"/')
            .refresh(models.VariableRefresh.ON_TIME_RANGE_CHANGED)
            .sort(models.VariableSort.ALPHABETICAL_ASC)
        )
        .with_panel(_now())
        .with_panel(_confidence_now())
        .with_panel(
            _flag("Disputed", "Whether the sides contradict each other.", "frontwatch_settlement_disputed")
        )
        .with_panel(
            _moment(
                "Since",
                "Publication time of the claim that began the status.",
                "frontwatch_settlement_status_since_timestamp_seconds",
            )
        )
        .with_panel(
            _moment(
                "Newest claim",
                "Publication time; after 30 days without one a status is stale.",
                "frontwatch_settlement_last_claim_timestamp_seconds",
            )
        )
        .with_panel(_timeline())
        .with_panel(_confidence())
        .with_panel(_claims())
        .with_panel(_side("UA"))
        .with_panel(_side("RU"))
        .with_panel(_side("neutral"))
        .with_panel(_evidence())
    )


def _now() -> stat.Panel:
    return (
        stat.Panel()
        .title("${settlement:text}: reported status")
        .description("What the claims up to now support. A report about reports, not about the ground.")
        .datasource(style.PROMETHEUS)
        .height(5)
        .span(6)
        .mappings(style.status_mappings())
        .thresholds(style.status_thresholds())
        .color_mode(common_models.BigValueColorMode.BACKGROUND)
        .reduce_options(style.last_value())
        .with_target(style.over_range(status_number(history=True, settlement_id=ONE), "status"))
    )


def _confidence_now() -> stat.Panel:
    return (
        stat.Panel()
        .title("Confidence")
        .description(
            "Confidence in the reported status; it decays while nothing new is reported. "
            "An unknown one has none."
        )
        .datasource(style.PROMETHEUS)
        .height(5)
        .span(5)
        .unit("percentunit")
        .decimals(0)
        .min(0)
        .max(1)
        .mappings(style.no_confidence())
        .thresholds(style.one_colour(style.UA_BLUE))
        .reduce_options(style.last_value())
        .with_target(
            style.over_range(
                over_time("frontwatch_settlement_confidence_ratio", settlement_id=ONE), "confidence"
            )
        )
    )


def _flag(title: str, description: str, metric: str) -> stat.Panel:
    return (
        _last(title, description, over_time(metric, settlement_id=ONE))
        .span(3)
        .mappings(style.yes_or_no(style.UA_YELLOW))
    )


def _moment(title: str, description: str, metric: str) -> stat.Panel:
    return (
        _last(title, description, f"1000 * {over_time(metric, settlement_id=ONE)}")
        .span(5)
        .unit("dateTimeAsIso")
        .graph_mode(common_models.BigValueGraphMode.NONE)
        .thresholds(style.one_colour(style.UNKNOWN_GREY))
    )


def _last(title: str, description: str, query: str) -> stat.Panel:
    """The last value of a query, under the panel's title."""
    return (
        stat.Panel()
        .title(title)
        .description(description)
        .datasource(style.PROMETHEUS)
        .height(5)
        .reduce_options(style.last_value())
        .with_target(style.over_range(query, title))
    )


def _timeline() -> statetimeline.Panel:
    encircled = over_time("frontwatch_settlement_encircled", "settlement_id, by", settlement_id=ONE)
    withdrawal = over_time("frontwatch_settlement_withdrawal", "settlement_id, by", settlement_id=ONE)
    disputed = over_time("frontwatch_settlement_disputed", settlement_id=ONE)
    claimed = over_time("frontwatch_settlement_claimed", "settlement_id, side", settlement_id=ONE)
    yes = [models.DynamicConfigValue("mappings", style.yes_or_no(style.UA_YELLOW))]
    return (
        style.status_timeline()
        .title("Status over time")
        .description("The status, and below it what is reported beside it.")
        .height(9)
        .span(24)
        .with_target(style.over_range(status_number(history=True, settlement_id=ONE), "status", "A"))
        .with_target(style.over_range(disputed, "disputed", "B"))
        .with_target(style.over_range(encircled, "encircled by {{by}}", "C"))
        .with_target(style.over_range(withdrawal, "withdrawal of {{by}}", "D"))
        .with_target(style.over_range(claimed, "claimed for {{side}}", "E"))
        .override_by_regexp("disputed|encircled.*|withdrawal.*|claimed.*", yes)
    )


def _confidence() -> timeseries.Panel:
    return (
        timeseries.Panel()
        .title("Confidence over time")
        .description(
            "Rises with independent claims, falls with contradiction and with silence. No line: none leads."
        )
        .datasource(style.PROMETHEUS)
        .height(8)
        .span(12)
        .unit("percentunit")
        .min(0)
        .max(1)
        .line_interpolation(common_models.LineInterpolation.STEP_AFTER)
        .fill_opacity(10)
        .override_by_name("confidence", style.fixed_colour(style.UA_BLUE))
        .with_target(
            style.over_range(
                f"{over_time('frontwatch_settlement_confidence_ratio', settlement_id=ONE)} > 0", "confidence"
            )
        )
    )


def _claims() -> timeseries.Panel:
    # Of each replica and each actor one series: the replicas' are the same, the actors' add up.
    claims = over_time("frontwatch_settlement_claims_total", "kind, actor, claimant_side", settlement_id=ONE)
    panel = (
        timeseries.Panel()
        .title("Claims, by who makes them and what kind they are")
        .description("All claims up to each moment: where a line rises, claims came in.")
        .datasource(style.PROMETHEUS)
        .height(8)
        .span(12)
        .unit("short")
        .min(0)
        .line_interpolation(common_models.LineInterpolation.STEP_AFTER)
        .legend(style.legend_table("lastNotNull"))
        .with_target(
            style.over_range(f"sum by (kind, claimant_side) ({claims})", "{{claimant_side}}: {{kind}}")
        )
    )
    for side, colour in style.CLAIMANT_COLOURS.items():
        panel = panel.override_by_regexp(f"{side}: .*", style.fixed_colour(colour))
    return panel


def _side(side: str) -> bargauge.Panel:
    """What the claimants of one side say: the two of a dispute stand side by side."""
    claims = over_time(
        "frontwatch_settlement_claims_total", "kind, actor", claimant_side=f'="{side}"', settlement_id=ONE
    )
    who = {"UA": "Ukrainian claimants say", "RU": "Russian claimants say"}.get(side, "Others say")
    return (
        bargauge.Panel()
        .title(who)
        .description("Claims by kind, and by the side whose forces act.")
        .datasource(style.PROMETHEUS)
        .height(8)
        .span(8)
        .unit("short")
        .min(0)
        .no_value("no claims")
        .thresholds(style.one_colour(style.CLAIMANT_COLOURS[side]))
        .color_scheme(dashboard.FieldColor().mode(models.FieldColorModeId.THRESHOLDS))
        .orientation(common_models.VizOrientation.HORIZONTAL)
        .display_mode(common_models.BarGaugeDisplayMode.BASIC)
        .reduce_options(style.last_value())
        .with_target(style.over_range(claims, "{{kind}} by {{actor}}"))
    )


def _evidence() -> annotationslist.Panel:
    return (
        annotationslist.Panel()
        .title("Latest evidence")
        .description(
            "The status changes, and what is claimed and disputed beside them, with the sentences that "
            "decided them. The same as on the timelines."
        )
        .height(10)
        .span(24)
        .tags(CHANGES)
        .only_from_this_dashboard(False)
        .limit(50)
        .show_time(True)
        .show_tags(True)
        .show_user(False)
    )
