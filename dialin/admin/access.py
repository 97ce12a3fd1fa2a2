"""Who is at the desk: reads the session cookie, keeps the session alive, and guards what only some may do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response as AnyResponse

from dialin.actions.staff.sessions import SESSION_LASTS, hash_token
from dialin.actions.staff.stay_signed_in import stay_signed_in
from dialin.config import is_loopback
from dialin.current import current_services
from dialin.store.staff import find_session

COOKIE = "dialin_staff"
OPEN_TO_ALL = ("admin.static", "admin.sign_in")
DOES_NOT_COUNT_AS_USE = ("admin.static", "admin.live_board")  # a board asks on its own
PAUSE = timedelta(minutes=5)  # between two writes that move a session's end

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Colleague:
    """Who is signed in, in which role and language, and until when."""

    name: str
    role: str
    language: str
    expires_at: datetime
    token_hash: str

    @property
    def is_admin(self) -> bool:
        return self.role == "admin"


def colleague() -> Colleague:
    """Who is signed in; only for pages behind the sign-in."""
    found = g.colleague
    assert isinstance(found, Colleague)
    return found


def is_secure(app: Flask) -> bool:
    """Whether cookies are for https only: always, except when trying it on this machine."""
    url = urlsplit(app.extensions["dialin"].settings.public_url or "")
    return not (url.scheme == "http" and is_loopback(url.hostname or ""))


def let_in() -> AnyResponse | None:
    """Before each request: finds out who it is, and sends everybody else to the sign-in."""
    g.colleague = _find_colleague(request.cookies.get(COOKIE, ""))
    if g.colleague is not None or request.endpoint in OPEN_TO_ALL:
        return None
    if request.endpoint == "admin.live_board":
        return Response("signed out", 401, mimetype="text/plain")
    after = request.full_path.rstrip("?") if request.method != "POST" else None
    return redirect(url_for("admin.sign_in", next=after), 303)


def _find_colleague(token: str) -> Colleague | None:
    if not token or len(token) > 100:
        return None
    services, token_hash = current_services(), hash_token(token)
    now = services.clock()
    with services.looking() as act:
        found = find_session(act, token_hash)
    if found is None:
        return None
    expires_at = found.expires_at
    if request.endpoint not in DOES_NOT_COUNT_AS_USE and expires_at < now + SESSION_LASTS - PAUSE:
        with services.acting(found.name) as act:
            expires_at = stay_signed_in(act, token_hash)
    return Colleague(found.name, found.role, found.language, expires_at, token_hash)


def admin_only(view: Callable[P, R]) -> Callable[P, R]:
    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        if not colleague().is_admin:
            raise Forbidden
        return view(*args, **kwargs)

    return guarded
