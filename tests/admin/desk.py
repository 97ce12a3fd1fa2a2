"""A colleague's browser without a browser: signed in, and able to send forms as the pages would."""

import re
from dataclasses import dataclass
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dialin.actions.staff.sessions import SESSION_LASTS, hash_token
from dialin.admin.access import cookie_name
from dialin.services import Services
from dialin.store import audit, staff, staff_sessions

PASSWORD = "ein langes Passwort"


@dataclass
class Desk:
    """Sends each form with the token of the page it stands on."""

    client: FlaskClient
    services: Services

    def see(self, path: str, **headers: str) -> str:
        answer = self.get(path, **headers)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        return answer.text

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(f"/admin{path}", headers=headers)

    def send(self, path: str, fields: dict[str, str] | None = None, *, on: str = "/") -> TestResponse:
        """`on`: a page whose token is used; any page of the same browser will do."""
        return self.client.post(f"/admin{path}", data={"csrf_token": token_in(self.get(on).text), **(fields or {})})


def token_in(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


def token_of(name: str) -> str:
    return f"token-of-{name.replace(' ', '-')}"


def sit_down(
    app: Flask, services: Services, *, role: str = "admin", name: str = "Frau Adler", language: str = "de", **ago: float
) -> Desk:
    """Signed in, without the time that hashing a password takes; `ago`: when, as of a timedelta."""
    now, token = services.clock() - timedelta(**ago), token_of(name)
    with services.acting("test") as act:
        row = {"name": name, "role": role, "password_hash": "none", "created_at": now}
        session = {
            "token_hash": hash_token(token),
            "staff_id": staff.add_staff(act, row),
            "language": language,
            "created_at": now,
            "expires_at": now + SESSION_LASTS,
            "confirmed_at": now,
        }
        staff_sessions.open_session(act, session)
    client = app.test_client()
    client.set_cookie(cookie_name(app), token)
    return Desk(client, services)


def acts(services: Services, *, most: int = 200) -> list[tuple[str, str]]:
    """Who did what, oldest first."""
    with services.looking() as act:
        return [(entry.actor, entry.act) for entry in reversed(audit.list_entries(act, None, most=most))]
