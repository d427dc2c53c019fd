"""Languages of texts as people name them."""

from typing import Annotated

import typer

from services.domain.languages import UnreadableLanguage, checked


def language(name: str) -> str:
    """The code of a readable language, given in any form. Raises typer.BadParameter."""
    try:
        return checked(name)
    except UnreadableLanguage as error:
        raise typer.BadParameter(str(error)) from error


LanguageOption = Annotated[
    str,
    typer.Option(
        "--language",
        parser=language,
        metavar="CODE",
        help="ISO 639-1, en, uk or ru; found out where not given.",
    ),
]
