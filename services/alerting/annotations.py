"""Status changes as annotations on Grafana's dashboards."""

from collections.abc import Sequence
from html import escape

from grafana_api.grafana_api import GrafanaBadInputError, GrafanaException
from grafana_api.grafana_face import GrafanaFace
from requests import RequestException

from services.alerting.delivery import ChangeRefused, Outcome, ReceiverUnavailable
from services.alerting.wording import from_to, is_correction, word
from services.domain.models.changes import Aspect, StatusChange

TAG, OPPOSED_TAG = "frontwatch", "frontwatch-claim"


class Annotations:
    """Writes an annotation for each change, at the time of its publication, unless it is there.

    The overview asks for the tag `frontwatch`, which a claim or a dispute beside the status has not; a
    settlement's dashboard asks for the settlement's id, and so for both. The
    text is HTML, which Grafana shows as such: all that comes from articles is escaped.
    """

    name = "grafana"

    def __init__(self, grafana: GrafanaFace) -> None:
        self._annotations = grafana.annotations

    def tell(self, changes: Sequence[StatusChange]) -> list[Outcome]:
        """See `Receiver.tell`."""
        return [self._tell(change) for change in changes]

    def _tell(self, change: StatusChange) -> Outcome:
        identity = f"change:{change.id}"
        try:
            if self._annotations.get_annotation(tags=[identity], limit=1):
                return Outcome.KNOWN
            self._annotations.add_annotation(
                time_from=round(change.at.timestamp() * 1000),
                tags=_tags(change, identity),
                text=_text(change),
            )
        except GrafanaBadInputError as error:
            raise ChangeRefused(str(error)) from error
        except (GrafanaException, RequestException) as error:
            raise ReceiverUnavailable(f"{type(error).__name__}: {error}") from error
        return Outcome.TOLD


def _tags(change: StatusChange, identity: str) -> list[str]:
    settlement = change.settlement
    before, after = from_to(change)
    tag = OPPOSED_TAG if change.aspect in (Aspect.CLAIM, Aspect.DISPUTE) else TAG
    tags = [tag, identity, settlement.id, settlement.name, settlement.oblast, f"aspect:{change.aspect}"]
    tags += [f"from:{before}"] if before else []
    tags += [f"to:{after}"] if after else []
    tags += ["correction"] if is_correction(change) else []
    tags += ["retracted"] if change.retracted else []
    return list(dict.fromkeys(tag for tag in tags if tag))


def _text(change: StatusChange) -> str:
    wording = word(change)
    quoted = f"<br><q>{escape(wording.evidence)}</q>" if wording.evidence else ""
    # Only web addresses become links: an article's URL is whatever its feed said.
    linked = wording.link.startswith(("http://", "https://"))
    link = f'<br><a href="{escape(wording.link)}" rel="noopener">article</a>' if linked else ""
    return f"{escape(wording.description)}{quoted}{link}"
