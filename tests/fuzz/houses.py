"""A house for hostile requests: an evening of everything behind the real app, and how its answers are judged."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, got_request_exception
from werkzeug.test import TestResponse

from dialin.app import build_services
from dialin.config import read_settings
from dialin.rehearsal.twiml.documents import read_document
from dialin.services import Services
from tests.admin.desk import Desk, sit_down, token_in
from tests.admin.page import Part, read
from tests.browser.evening import Evening, make_evening
from tests.building import EVENING, OFFICE, SetClock
from tests.config.credentials import SECRET
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.databases import Databases
from tests.fuzz.hostile import MARK, marks_in
from tests.provider.fake import FakeProvider
from tests.voice.lent_apps import lent_app

KINDS = ("application/zip",
    "text/plain", "audio/wav", "audio/x-wav", "audio/mpeg", "application/json", "text/css", "text/javascript",
    "image/svg+xml", "application/pdf",
)  # fmt: skip


@dataclass
class House:
    """broken: what broke inside since the last answer, so that a test that fails says more than 500."""

    app: Flask
    services: Services
    evening: Evening
    broken: list[BaseException] = field(default_factory=list)

    def judge(self, answer: TestResponse, told: str) -> None:
        """An answer that is no fault of ours, leads nowhere else, and has nothing of the sender's as markup in it."""
        broken, self.broken[:] = list(self.broken), []
        if answer.status_code >= 500:
            raise AssertionError(f"{answer.status_code}: {told}") from (broken[-1] if broken else None)
        assert "X-Mark" not in answer.headers, told
        _judge_location(answer.headers.get("Location", ""), told)
        _judge_body(answer, told)


def _judge_location(location: str, told: str) -> None:
    is_ours = location.startswith(("/", f"{PUBLIC_URL}/")) and not location.startswith(("//", "/\\"))
    assert not location or is_ours, (location, told)


def _judge_body(answer: TestResponse, told: str) -> None:
    if answer.mimetype == "text/html":
        assert not marks_in(answer.text), (marks_in(answer.text), told)
    elif answer.mimetype == "text/xml":
        read_document(answer.data)  # as the provider would, which ends the call where it cannot
        assert f"<{MARK}" not in answer.text.lower(), told
    elif answer.data:
        assert answer.mimetype in KINDS, (answer.mimetype, told)


@contextmanager
def house(databases: Databases, kind: str) -> Iterator[House]:
    clock = SetClock(EVENING)
    with databases.fresh(kind) as url:
        settings = read_settings(
            _env_file=None, database_url=url, public_url=PUBLIC_URL, secret_key=SECRET, account_sid=ACCOUNT,
            auth_tokens=TOKEN, office=OFFICE,
        )  # fmt: skip
        services = build_services(settings, clock=clock, provider=FakeProvider(clock))
        with closing(services.database), lent_app(settings, services) as app:
            made = House(app, services, make_evening(services))
            note = _noting(made.broken)
            with got_request_exception.connected_to(note):
                yield made


def _noting(broken: list[BaseException]) -> Any:
    def note(_app: Any, exception: BaseException, **_: Any) -> None:
        broken.append(exception)

    return note


def seat_at_desk(made: House, role: str, number: int = 0) -> tuple[Desk, str]:
    """A colleague who has just signed in, and the token for forms."""
    desk = sit_down(made.app, made.services, role=role, name=f"Frau {role} {number}")
    return desk, token_in(desk.get("/").text)


def forms_of(made: House, desk: Desk) -> dict[str, dict[str, str]]:
    """For the endpoint of each form on any page: what would be sent where nothing is touched."""
    at = made.app.url_map.bind("")
    found: dict[str, dict[str, str]] = {}
    for page in made.evening.pages():
        answer = desk.get(page)
        for form in read(answer.text).all("form", method="post"):
            path = form.attributes.get("action") or f"/admin{page}"
            endpoint, _ = at.match(path.partition("?")[0], method="POST")
            found.setdefault(endpoint, {}).update(_fields(form))
    return found


def _fields(form: Part) -> dict[str, str]:
    parts = [part for tag in ("input", "textarea", "select", "button") for part in form.all(tag)]
    named = {part.attributes.get("name", ""): part.attributes.get("value", "") or part.text for part in parts}
    return {name: value for name, value in named.items() if name not in ("", "csrf_token")}
