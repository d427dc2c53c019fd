"""Draw what the seeds come to, as the terminal shows it: docs/images/board.svg and watch.svg, and on
a map: map.svg.

usage: python -m deploy.pictures           draw all
       python -m deploy.pictures --check   end with 1 where one is stale
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from services.cli import board, front_map, watch
from services.cli.drawing import picture
from services.domain.claims import extract
from services.domain.models.states import SettlementState
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.ingest.files import ReadOptions, Rejection, read_articles
from services.ingest.outlets import read_outlets
from services.stream.embedded import Embedded

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"

ON_THE_BOARD = ("Selydove", "Urozhaine", "Vovchansk", "Kherson")
"""A cut of it: each status, a dispute, news and old news."""
CLAIMS = 3
READ = datetime(2025, 1, 1, tzinfo=UTC)  # when the seeds are read makes no difference to what they say


def states() -> list[SettlementState]:
    """What the articles of `seeds/` come to, as `frontwatch replay --embedded` makes it."""
    stream = Embedded(extract, Gazetteer.load().get, text_signature)
    for article in read_articles(ROOT / "seeds", read_outlets(), READ, ReadOptions({}, {}, "utf-8")):
        if isinstance(article, Rejection):
            raise ValueError(f"{article.source}: {article.detail}")
        stream.add(article, READ)
    return [fused.state for fused in stream.fused()]


def pictures() -> dict[Path, str]:
    """The pictures by file, as of the last claim of the seeds."""
    shown = states()
    now = max(state.last_claim_at for state in shown if state.last_claim_at)
    gazetteer = Gazetteer.load()
    cut = [state for state in shown if state.settlement.name in ON_THE_BOARD]
    return {
        IMAGES / "board.svg": picture(board.render(cut, now, CLAIMS), "frontwatch board"),
        IMAGES / "map.svg": front_map.draw(
            board.in_order(shown), now, filter(None, map(gazetteer.get, gazetteer.ids()))
        ),
        IMAGES / "watch.svg": picture(watch.render(shown, now), "frontwatch watch"),
    }


def main(arguments: list[str]) -> int:
    """Draw the pictures, or compare them; the exit status."""
    drawn = pictures()
    if "--check" not in arguments:
        for file, svg in drawn.items():
            file.write_text(svg, encoding="utf-8")
        return 0
    stale = [file for file, svg in drawn.items() if not file.exists() or file.read_text("utf-8") != svg]
    for file in stale:
        sys.stderr.write(f"{file.relative_to(ROOT)} is stale: run make pictures\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
