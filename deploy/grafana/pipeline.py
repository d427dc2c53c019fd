"""Pipeline: whether the news gets through, and how fast."""

from collections.abc import Mapping
from string import ascii_uppercase

from grafana_foundation_sdk.builders import dashboard, heatmap, statetimeline, timeseries
from grafana_foundation_sdk.models import common as common_models
from grafana_foundation_sdk.models import dashboard as models

from deploy.grafana import style

WINDOW = "[$__rate_interval]"
_QUANTILES = (0.5, "p50"), (0.99, "p99")


def build() -> dashboard.Dashboard:
    """The dashboard."""
    board = (
        style.board(
            style.PIPELINE,
            "Pipeline",
            "Throughput, latency, lag and what was put aside: whether what is shown is up to date.",
        )
        .time("now-3h", "now")
        .refresh("10s")
    )
    for title, panels in (
        ("Throughput", _throughput()),
        ("Feeds and news", _feeds_and_news()),
        ("Latency", [_heatmap(), _quantiles(), _stages()]),
        ("Lag and errors", _lag_and_errors()),
        ("Services", _services()),
    ):
        board = board.with_row(dashboard.Row(title))
        for panel in panels:
            board = board.with_panel(panel)
    return board


def _throughput() -> list[timeseries.Panel]:
    changes = _rate("frontwatch_status_changes_total", "aspect, severity")
    return [
        _lines(
            "Articles",
            "Articles offered to ingest, by what became of them.",
            "cps",
            {"{{result}}": _rate("frontwatch_articles_ingested_total", "result")},
        ),
        _lines(
            "Claims",
            "Claims found, by claimant side; articles in no language that is read.",
            "cps",
            {
                "{{claimant_side}}": _rate("frontwatch_claims_extracted_total", "claimant_side"),
                "articles not read": f"sum(rate(frontwatch_articles_unread_total{WINDOW}))",
            },
        ),
        _lines(
            "Status changes",
            "Changes published, by aspect and severity.",
            "cps",
            {"{{aspect}}: {{severity}}": changes},
        ),
    ]


def _feeds_and_news() -> list[timeseries.Panel]:
    answered = "time() - max by (feed) (frontwatch_feed_last_success_timestamp_seconds)"
    return [
        _lines(
            "Feeds",
            "How long ago each feed last answered as it should.",
            "s",
            {"{{feed}}": answered},
            span=12,
        ).no_value("no feeds"),
        _lines(
            "Polls of feeds",
            "How the polls ended, within the window.",
            "short",
            {"{{result}}: {{feed}}": _increase("frontwatch_feed_polls_total", "feed, result")},
            span=12,
        ).no_value("no feeds"),
        _lines(
            "Pages of feeds",
            "What became of the pages that entries link to, within the window. Walled: what came is not the "
            "article, but a check for robots, a login, the front page; the feed's own text has to do.",
            "short",
            {"{{result}}: {{feed}}": _increase("frontwatch_feed_pages_total", "feed, result")},
            span=12,
        ).no_value("no feeds"),
        _lines(
            "Changes told, reports too late",
            "Changes by what became of them at each receiver; reports that only a rebuild applies.",
            "short",
            {
                "{{receiver}}: {{result}}": _increase("frontwatch_changes_told_total", "receiver, result"),
                "late reports": f"sum(increase(frontwatch_late_reports_total{WINDOW}))",
            },
            span=12,
        ),
    ]


def _lag_and_errors() -> list[timeseries.Panel]:
    lag = "sum by (service, topic, partition) (frontwatch_consumer_lag)"
    dead = "sum by (topic, reason) (frontwatch_dead_letters_total)"
    return [
        _lines(
            "Consumer lag",
            "Records of a partition that are not handled yet.",
            "short",
            {"{{service}} {{topic}}/{{partition}}": lag},
        ),
        _lines(
            "Changes to tell",
            "Changes that wait for a receiver, and attempts that failed.",
            "short",
            {
                "{{receiver}}: waiting": "sum by (receiver) (frontwatch_changes_untold)",
                "{{receiver}}: failed": _increase("frontwatch_telling_failures_total", "receiver"),
            },
        ),
        _lines(
            "Dead letters",
            "Records put aside so far; the reason stands with each.",
            "short",
            {"{{topic}}: {{reason}}": dead},
        ).no_value("none"),
    ]


def _services() -> list[statetimeline.Panel | timeseries.Panel]:
    ours = '{job="frontwatch"}'
    return [
        _states(
            "Readiness",
            "Whether the service does its work, or waits: its /readyz says for what.",
            f"frontwatch_ready{ours}",
            ("waits", "ready"),
        ),
        _states(
            "Scrape health",
            "Whether Prometheus reaches it. While alerting is down, the fronts' metrics are missing.",
            f"up{ours}",
            ("down", "up"),
        ),
        _lines(
            "Scrape time",
            "How long each service takes to answer Prometheus.",
            "s",
            {"{{service}}": f"max by (service) (scrape_duration_seconds{ours})"},
            span=12,
        ),
        _lines(
            "CPU",
            "Processor seconds a second.",
            "short",
            {"{{service}}": f"sum by (service) (rate(process_cpu_seconds_total{ours}{WINDOW}))"},
            span=12,
        ),
    ]


def _rate(metric: str, by: str) -> str:
    return f"sum by ({by}) (rate({metric}{WINDOW}))"


def _increase(metric: str, by: str) -> str:
    return f"sum by ({by}) (increase({metric}{WINDOW}))"


def _lines(
    title: str, description: str, unit: str, queries: Mapping[str, str], span: int = 8
) -> timeseries.Panel:
    """The `queries` over time, each under its legend."""
    panel = (
        timeseries.Panel()
        .title(title)
        .description(description)
        .datasource(style.PROMETHEUS)
        .height(8)
        .span(span)
        .unit(unit)
        .min(0)
        .fill_opacity(8)
        .legend(style.legend_table("lastNotNull", "max"))
    )
    for ref, (legend, query) in zip(ascii_uppercase, queries.items(), strict=False):
        panel = panel.with_target(style.over_range(query, legend, ref))
    return panel


def _heatmap() -> heatmap.Panel:
    return (
        heatmap.Panel()
        .title("From ingest to the state that shows it")
        .description("How the articles' times are spread: a pale stripe far up is a share that waits long.")
        .datasource(style.PROMETHEUS)
        .height(8)
        .span(8)
        .unit("short")
        .calculate(False)
        .with_target(style.buckets(f"sum by (le) (increase(frontwatch_end_to_end_seconds_bucket{WINDOW}))"))
    )


def _quantiles() -> timeseries.Panel:
    queries = {}
    for quantile, name in _QUANTILES:
        queries[f"shown {name}"] = _quantile(quantile, "frontwatch_end_to_end_seconds_bucket", "le")
        queries[f"{{{{receiver}}}} {name}"] = _quantile(
            quantile, "frontwatch_told_seconds_bucket", "le, receiver"
        )
    return _lines("Times until shown and told", "Median and the slowest article in a hundred.", "s", queries)


def _stages() -> timeseries.Panel:
    return _lines(
        "Time of a stage",
        "Median and the slowest in a hundred: `extract` per article, the others per batch.",
        "s",
        {
            f"{{{{stage}}}} {name}": _quantile(quantile, "frontwatch_stage_seconds_bucket", "le, stage")
            for quantile, name in _QUANTILES
        },
    )


def _quantile(quantile: float, metric: str, by: str) -> str:
    return f"histogram_quantile({quantile}, {_rate(metric, by)})"


def _states(title: str, description: str, expr: str, words: tuple[str, str]) -> statetimeline.Panel:
    """What is 0 or 1 of each instance, in words for either."""
    no, yes = words
    states = models.ValueMap(
        {
            "0": models.ValueMappingResult(no, style.RU_RED, index=0),
            "1": models.ValueMappingResult(yes, style.UA_BLUE, index=1),
        }
    )
    return (
        statetimeline.Panel()
        .title(title)
        .description(description)
        .datasource(style.PROMETHEUS)
        .height(8)
        .span(12)
        .mappings([states])
        .show_value(common_models.VisibilityMode.AUTO)
        .with_target(style.over_range(expr, "{{service}} {{instance}}"))
    )
