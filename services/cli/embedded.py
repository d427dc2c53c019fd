"""`frontwatch replay --embedded`: articles through the same domain code in this process, without servers."""

from collections.abc import Iterable
from datetime import UTC, datetime

from rich.markup import escape
from rich.progress import track

from services.cli.board import CLAIMS_SHOWN, render
from services.cli.terminal import console, errors
from services.common.dead_letters import Rejected
from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.stream.embedded import Embedded


def show_board(articles: Iterable[Article], total: int, claims: int = CLAIMS_SHOWN) -> int:
    """Take in `total` articles and show the board as of the last of them; how many were rejected."""
    stream = Embedded(extract, Gazetteer.load().get, text_signature)
    rejected, last = 0, datetime.min.replace(tzinfo=UTC)
    for article in track(articles, "reading", total=total, console=errors):
        try:
            stream.add(article, datetime.now(UTC))
            last = max(last, article.published or last)
        except Rejected as error:
            errors.print(f"[red]{escape(str(error))}[/] {escape(article.url or article.title or article.id)}")
            rejected += 1
    states = [fused.state for fused in stream.fused()]
    if states:
        console.print(f"As of the last article, {last:%Y-%m-%d %H:%M} UTC:")
        console.print(render(states, last, claims, more=lambda _: "--claims"))
    elif rejected < total:
        console.print("No article makes a claim: `frontwatch extract --explain FILE` shows why.")
    return rejected
