"""Reads the form of a REST request: addresses, yes and no, callbacks, seconds."""

from flask import request

from dialin.rehearsal.network.steps import GoTo, StatusCallback
from dialin.rehearsal.rest.trouble import RestError
from dialin.rehearsal.twiml.values import url as is_url

LONGEST_INLINE = 4000


def text(name: str, default: str = "") -> str:
    return request.form.get(name, default)


def is_on(name: str, *, default: bool = False) -> bool:
    return request.form.get(name, "true" if default else "false").lower() == "true"


def maybe_on(name: str) -> bool | None:
    """What the form says; None where it says nothing."""
    return is_on(name) if name in request.form else None


def seconds(name: str, default: float, *, at_most: float, at_least: float = 1) -> float:
    value = text(name)
    if not value:
        return default
    if not value.isdigit() or not at_least <= int(value) <= at_most:
        raise RestError(400, 20001, f"{name}={value} is not between {at_least:g} and {at_most:g} seconds")
    return float(value)


def address(name: str, method: str, default: str = "POST") -> tuple[str, str] | None:
    """An absolute address with its method, None where none was given."""
    if name not in request.form:
        return None
    url = text(name)
    if url and ("://" not in url or not is_url(url)):
        raise RestError(400, 21205, f"{name} is not a valid URL: {url}")
    return url, text(method, default)


def callback(name: str = "StatusCallback", *, events: frozenset[str], default: str) -> StatusCallback | None:
    """The callback that was asked for; events one parameter each, or several in one, blank-separated."""
    found = address(name, f"{name}Method")
    if found is None or not found[0]:
        return None
    given = [word for value in request.form.getlist(f"{name}Event") for word in value.split()]
    if not set(given) <= events:
        raise RestError(400, 21626, f"{name}Event holds an unknown event: {' '.join(given)}")
    return StatusCallback(found[0], found[1], frozenset(given or default.split()))


def document(purpose: str) -> GoTo | None:
    """The document that Url gives or, without one, Twiml."""
    found = address("Url", "Method")
    if found and found[0]:
        return GoTo(found[0], found[1], purpose)
    inline = text("Twiml")
    if len(inline) > LONGEST_INLINE:
        raise RestError(400, 32018, "Twiml is longer than 4000 characters")
    return GoTo("", "POST", purpose, inline=inline) if inline else None
