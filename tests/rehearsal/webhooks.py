"""A webhook server written by hand for each test: addresses with the documents that they answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from dialin.rehearsal.company import Company
from dialin.rehearsal.wire.transports import wsgi_transport

PUBLIC_URL = "https://dialin.example"
NUMBER = "+493023125000"
CALLER = "+496990009001"
ACCOUNT = "AC" + "0" * 31 + "1"
TOKEN = "a7c2e9f01b3d58467d20c1f4e6b8935a"
START = datetime(2026, 6, 19, 15, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    path: str
    query: str
    method: str
    form: dict[str, str]
    environ: dict[str, Any]


@dataclass
class Webhooks:
    """Answers each path with TwiML (or a whole answer), or with what a function makes of the request."""

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        size = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(size).decode()
        path, query = environ["PATH_INFO"], environ["QUERY_STRING"]
        form = dict(parse_qsl(body or query, keep_blank_values=True))
        asked = Asked(path, query, environ["REQUEST_METHOD"], form, environ)
        self.asked.append(asked)
        answer = self.answers.get(path, ("404 Not Found", [("Content-Type", "text/html")], b"nothing here"))
        if callable(answer):
            answer = answer(asked)
        if isinstance(answer, str):
            answer = ("200 OK", [("Content-Type", "text/xml; charset=utf-8")], document(answer))
        status, headers, content = answer
        start_response(status, headers)
        return [content]

    def asked_at(self, path: str) -> list[dict[str, str]]:
        return [asked.form for asked in self.asked if asked.path == path]


def document(verbs: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{verbs}</Response>'.encode()


def company_for(webhooks: Webhooks, **settings: Any) -> Company:
    company = Company(ACCOUNT, TOKEN, send=wsgi_transport(webhooks, PUBLIC_URL), now=START, seed=7)
    company.register_number(NUMBER, voice_url=f"{PUBLIC_URL}/voice", **settings)
    return company


def company_with(answers: dict[str, Any], **settings: Any) -> tuple[Company, Webhooks]:
    webhooks = Webhooks(answers)
    return company_for(webhooks, **settings), webhooks
