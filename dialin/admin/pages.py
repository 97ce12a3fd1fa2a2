"""Renders a page in the reader's language, and leads from a form to the next page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialin.actions.staff.sessions import LANGUAGES
from dialin.admin import labels, showing
from dialin.admin.words import Words, load_words
from dialin.current import current_services
from dialin.rules.phone_numbers import ending_of, spaced
from dialin.store.events import Event


def page(template: str, **values: Any) -> str:
    return render_template(f"admin/{template}", **values)


def reading_language() -> str:
    """That of whoever is signed in; on the sign-in page the one chosen there, else the browser's; otherwise German."""
    if g.get("colleague") is not None:
        return str(g.colleague.language)
    chosen = request.args.get("language", "")
    return chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def page_words() -> dict[str, Any]:
    """What every template can use; `_` and `_n` are what the check of the catalogue looks for."""
    language = reading_language()
    words: Words = load_words()[language]
    return {
        "_": words.say,
        "_n": words.count,
        "refusal": words.refusal,
        "doubt": words.doubt,
        "language": language,
        "languages": LANGUAGES,
        "colleague": g.get("colleague"),
        "city": current_services().settings.city,
        "done": labels.DONE.get(request.args.get("done", "")),
        "labels": labels,
        "showing": showing,
        "spaced": spaced,
        "ending_of": ending_of,
        "now": current_services().clock(),
    }


def board_address(event: Event, *, done: str | None = None) -> str:
    return url_for("admin.board", slug=event.slug, done=done)


def to_board(event: Event, *, done: str | None = None, at: str | None = None) -> Response:
    """at: the part of the board to be seen first."""
    return to(url_for("admin.board", slug=event.slug, done=done, _anchor=at))


def to(address: str) -> Response:
    """After a form was sent: the browser fetches the page afresh, so that reloading it sends nothing twice."""
    return redirect(address, 303)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A question before something that cannot be undone: what it is, what it does, the button, the way back."""

    question: str
    consequence: str
    button: str
    back: str
    values: Mapping[str, str] = field(default_factory=dict)


def confirmation(event: Event, asked: Confirmation) -> str:
    return page("confirm.html", event=event, asked=asked)
