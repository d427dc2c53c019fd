"""Pipeline: whether the news gets through, and how fast."""

from grafana_foundation_sdk.builders import dashboard, heatmap, statetimeline, timeseries
from grafana_foundation_sdk.models import common as common_models
from grafana_foundation_sdk.models import dashboard as models

from deploy.grafana import style

WINDOW = "[$__rate_interval]"


def build() -> dashboard.Dashboard:
    """The dashboard."""
    return (
        style.board(
            style.PIPELINE,
            "Pipeline",
            "Throughput, latency, lag and what was put aside: whether what is shown is up to date.",
        )
        .time("now-3h", "now")
        .refresh("10s")
        .with_row(dashboard.Row("Throughput"))
        .with_panel(
            _lines("Articles", "Articles offered to ingest, by what became of them.", "cps").with_target(
                style.over_range(_rate("frontwatch_articles_ingested_total", "result"), "{{result}}")
            )
        )
        .with_panel(
            _lines("Claims", "Claims found, by claimant side; articles in no language that is read.", "cps")
            .with_target(
                style.over_range(
                    _rate("frontwatch_claims_extracted_total", "claimant_side"), "{{claimant_side}}", "A"
                )
            )
            .with_target(
                style.over_range(
                    "sum(rate(frontwatch_articles_unread_total[$__rate_interval]))", "articles not read", "B"
                )
            )
        )
        .with_panel(
            _lines("Status changes", "Changes published, by aspect and severity.", "cps").with_target(
                style.over_range(
                    _rate("frontwatch_status_changes_total", "aspect, severity"), "{{aspect}}: {{severity}}"
                )
            )
        )
        .with_row(dashboard.Row("Feeds and news"))
        .with_panel(
            _lines("Feeds", "How long ago each feed last answered as it should.", "s")
            .no_value("no feeds")
            .with_target(
                style.over_range(
                    "time() - max by (feed) (frontwatch_feed_last_success_timestamp_seconds)", "{{feed}}"
                )
            )
        )
        .with_panel(
            _lines("Polls of feeds", "How the polls ended, within the window.", "short")
            .no_value("no feeds")
            .with_target(
                style.over_range(
                    f"sum by (feed, result) (increase(frontwatch_feed_polls_total{WINDOW}))",
                    "{{result}}: {{feed}}",
                )
            )
        )
        .with_panel(
            _lines(
                "Changes told, reports too late",
                "Changes by what became of them at each receiver; reports that only a rebuild applies.",
                "short",
            )
            .with_target(
                style.over_range(
                    f"sum by (receiver, result) (increase(frontwatch_changes_told_total{WINDOW}))",
                    "{{receiver}}: {{result}}",
                    "A",
                )
            )
            .with_target(
                style.over_range(f"sum(increase(frontwatch_late_reports_total{WINDOW}))", "late reports", "B")
            )
        )
        .with_row(dashboard.Row("Latency"))
        .with_panel(_heatmap())
        .with_panel(_quantiles())
        .with_panel(_stages())
        .with_row(dashboard.Row("Lag and errors"))
        .with_panel(
            _lines("Consumer lag", "Records of a partition that are not handled yet.", "short").with_target(
                style.over_range(
                    "sum by (service, topic, partition) (frontwatch_consumer_lag)",
                    "{{service}} {{topic}}/{{partition}}",
                )
            )
        )
        .with_panel(
            _lines("Changes to tell", "Changes that wait for a receiver, and attempts that failed.", "short")
            .with_target(
                style.over_range(
                    "sum by (receiver) (frontwatch_changes_untold)", "{{receiver}}: waiting", "A"
                )
            )
            .with_target(
                style.over_range(
                    f"sum by (receiver) (increase(frontwatch_telling_failures_total{WINDOW}))",
                    "{{receiver}}: failed",
                    "B",
                )
            )
        )
        .with_panel(
            _lines("Dead letters", "Records put aside so far; the reason stands with each.", "short")
            .no_value("none")
            .with_target(
                style.over_range(
                    "sum by (topic, reason) (frontwatch_dead_letters_total)", "{{topic}}: {{reason}}"
                )
            )
        )
        .with_row(dashboard.Row("Services"))
        .with_panel(
            _states(
                "Readiness",
                "Whether the service does its work, or waits: its /readyz says for what.",
                'frontwatch_ready{job="frontwatch"}',
                ("waits", "ready"),
            )
        )
        .with_panel(
            _states(
                "Scrape health",
                "Whether Prometheus reaches it. While alerting is down, the fronts' metrics are missing.",
                'up{job="frontwatch"}',
                ("down", "up"),
            )
        )
        .with_panel(
            _lines(
                "Scrape time", "How long each service takes to answer Prometheus.", "s", span=12
            ).with_target(
                style.over_range(
                    'max by (service) (scrape_duration_seconds{job="frontwatch"})', "{{service}}"
                )
            )
        )
        .with_panel(
            _lines("CPU", "Processor seconds a second.", "short", span=12).with_target(
                style.over_range(
                    f'sum by (service) (rate(process_cpu_seconds_total{{job="frontwatch"}}{WINDOW}))',
                    "{{service}}",
                )
            )
        )
    )


def _rate(metric: str, by: str) -> str:
    return f"sum by ({by}) (rate({metric}{WINDOW}))"


def _lines(title: str, description: str, unit: str, span: int = 8) -> timeseries.Panel:
    return (
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
    panel = _lines("Times until shown and told", "Median and the slowest article in a hundred.", "s")
    for ref, quantile, name in (("A", 0.5, "p50"), ("B", 0.99, "p99")):
        shown = f"histogram_quantile({quantile}, {_rate('frontwatch_end_to_end_seconds_bucket', 'le')})"
        told = f"histogram_quantile({quantile}, {_rate('frontwatch_told_seconds_bucket', 'le, receiver')})"
        panel = panel.with_target(style.over_range(shown, f"shown {name}", ref))
        panel = panel.with_target(style.over_range(told, f"{{{{receiver}}}} {name}", f"{ref}T"))
    return panel


def _stages() -> timeseries.Panel:
    panel = _lines(
        "Time of a stage",
        "Median and the slowest in a hundred: `extract` per article, the others per batch.",
        "s",
    )
    for ref, quantile, name in (("A", 0.5, "p50"), ("B", 0.99, "p99")):
        expr = f"histogram_quantile({quantile}, {_rate('frontwatch_stage_seconds_bucket', 'le, stage')})"
        panel = panel.with_target(style.over_range(expr, f"{{{{stage}}}} {name}", ref))
    return panel


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
