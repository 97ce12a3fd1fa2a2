"""Whatever is sent to any address: no fault of ours, none of the sender's markup, always a document that is heard."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.admin.desk import acts
from tests.conftest import PUBLIC_URL, TOKEN
from tests.databases import Databases
from tests.fuzz.addresses import Address, addresses, names_on_staff_pages
from tests.fuzz.hostile import header_texts, texts
from tests.fuzz.houses import House, forms_of, house, seat_at_desk

HEADERS = (
    "Accept", "Accept-Language", "If-Modified-Since", "If-None-Match", "Origin", "Range", "Referer", "User-Agent",
    "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "I-Twilio-Idempotency-Token", "Authorization",
)  # fmt: skip
KINDS_OF_BODY = (
    "application/json",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "text/plain",
    "x-mark",
    "",
)
CALL = {"CallSid": "CA" + "7" * 32, "From": "+493023125010", "To": "+493023125000", "CallStatus": "in-progress"}
OF_CALLS = (
    *CALL, "AccountSid", "Digits", "SpeechResult", "Confidence", "DialCallStatus", "DialCallDuration", "RecordingUrl",
    "RecordingSid", "RecordingDuration", "RecordingStatus", "ErrorUrl", "ErrorCode", "SequenceNumber",
    "StatusCallbackEvent", "ConferenceSid", "ParticipantCallStatus", "ParticipantLabel", "FriendlyName", "Muted",
    "Direction", "AnsweredBy", "CallDuration", "Timestamp",
)  # fmt: skip
QUERIES = ("lang", "heard", "call", "event", "next", "like", "q", "show", "done", "language", "bodySHA256")
IDS = (*"123112311231", "0", "99", "2147483648", "9" * 30, "-1", "x", "<x-mark>", "\0")
SLUGS = (*["digitaltag"] * 12, "nothing", "<x-mark>", "\0", "ü", "a/b")
SCOPES = ("pin:unregistered", "pin:call:CA1", "pin:caller:+49302312501")
OPEN_TO_ALL = (
    "GET /healthz", "GET /readyz", "GET /metrics", "GET /admin/sign-in", "GET /admin/static/<path:filename>",
    "GET /voice/sounds/music.wav", "GET /voice/sounds/tone.wav",
    "GET /voice/sounds/silence/<int(min=1, max=10000):milliseconds>.wav",
    "GET /jitsi/conferenceMapper", "GET /jitsi/phoneNumberList",
)  # fmt: skip
STEADY = settings(
    deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)  # made no smaller: each fault is told with all of its request

Usual = Callable[[Address], dict[str, str]]


@dataclass(frozen=True)
class Request:
    """values: for what stands in angle brackets. fields: in their order, since a name may come twice.

    body: sent instead of the fields, as such a kind. file: its name and what is in it.
    """

    values: dict[str, str]
    fields: list[tuple[str, str]]
    queries: list[tuple[str, str]]
    headers: dict[str, str]
    body: tuple[str, bytes] | None = None
    file: tuple[str, bytes] | None = None


def requests(address: Address, names: tuple[str, ...], usual: dict[str, str]) -> st.SearchStrategy[Request]:
    """Mostly what a form would send, with a few fields that it would not."""
    places = {"slug": SLUGS, "scope": SCOPES + IDS, "any": address.choices * 8 + IDS}
    known = tuple(usual) or names
    field = st.tuples(st.sampled_from(known) | st.sampled_from(names) | texts, texts)
    rarely = st.integers(0, 7).map(lambda drawn: drawn == 7)
    return st.builds(
        lambda changed, **drawn: Request(fields=[*(usual | dict(changed)).items(), *changed[:1]], **drawn),
        changed=st.lists(field, min_size=1, max_size=4),
        values=st.fixed_dictionaries({name: st.sampled_from(found) for name, found in places.items()}),
        queries=st.lists(st.tuples(st.sampled_from(QUERIES), texts), max_size=2),
        headers=st.dictionaries(st.sampled_from(HEADERS), header_texts, max_size=2),
        body=rarely.flatmap(lambda is_odd: _bodies() if is_odd else st.none()),
        file=rarely.flatmap(lambda is_odd: st.none() if is_odd else _files()),
    )


def _bodies() -> st.SearchStrategy[tuple[str, bytes]]:
    return st.tuples(st.sampled_from(KINDS_OF_BODY), st.binary(max_size=60) | texts.map(str.encode))


def _files() -> st.SearchStrategy[tuple[str, bytes]]:
    rows = st.lists(st.lists(texts, max_size=3).map(";".join), max_size=4).map("\n".join)
    return st.tuples(texts, st.binary(max_size=200) | rows.map(lambda text: f"Name;Telefon\n{text}".encode()))


def try_each(
    found: list[Address], names: tuple[str, ...], usual: Usual, send: Callable[[Address, Request], None], times: int
) -> None:
    """So many requests to each address in turn."""
    for address in found:
        sending = given(requests(address, names, usual(address)))(_sent_to(address, send))
        seed(address.seed)(settings(STEADY, max_examples=times)(sending))()


def _sent_to(address: Address, send: Callable[[Address, Request], None]) -> Callable[[Request], None]:
    def sent(one: Request) -> None:
        send(address, one)

    return sent


# What is sent to each address: on PostgreSQL, which takes less than SQLite does, by the role that may most.
TIMES = {("postgres", "admin"): 4, ("sqlite", "staff"): 2}


def test_no_staff_page_breaks_or_shows_markup_whatever_is_sent(databases: Databases) -> None:
    """First every form, so that what has been stored is shown on every page that comes after."""
    for (kind, role), times in TIMES.items():
        with house(databases, kind) as made:
            try_desk(made, role, times)


def test_a_stranger_breaks_nothing_and_changes_nothing_at_any_address(databases: Databases) -> None:
    with house(databases, "sqlite") as made:
        before, client = acts(made.services), made.app.test_client()

        def send(address: Address, asked: Request) -> None:
            answer = send_form(client, address, asked, {})
            made.judge(answer, f"{address} {asked}"[:3000])
            assert answer.status_code != 200 or str(address) in OPEN_TO_ALL, address

        try_each(addresses(made.app, under="/"), names_on_staff_pages(), lambda _: CALL, send, 2)
        assert acts(made.services) == before


def test_no_cookie_breaks_a_page_or_lets_anybody_in(databases: Databases) -> None:
    with house(databases, "postgres") as made:

        def send(address: Address, asked: Request) -> None:
            client = made.app.test_client()
            for name in ("dialin_staff", "__Host-dialin_staff", "dialin_form"):
                client.set_cookie(name, str(asked.headers.get("Referer", asked.values["any"]))[:3000])
            answer = client.get("/admin/events/digitaltag", headers=asked.headers)
            made.judge(answer, f"{address} {asked}"[:3000])
            assert answer.status_code == 303, address

        board = [one for one in addresses(made.app, under="/admin/events/<slug>") if one.method == "GET"][:1]
        try_each(board, names_on_staff_pages(), lambda _: {}, send, 40)


def test_no_webhook_breaks_or_ends_a_call_whatever_the_provider_hands_on(databases: Databases) -> None:
    """What callers say, key and are called is theirs to choose, and the provider signs it."""
    for kind, times in (("postgres", 7), ("sqlite", 3)):
        with house(databases, kind) as made:
            try_webhooks(made, times)


def try_webhooks(made: House, times: int) -> None:
    pins, count = [person.pin for person in made.evening.people], 0
    found = [address for address in addresses(made.app, under="/voice") if address.method == "POST"]

    def send(address: Address, asked: Request) -> None:
        """Of a call that has come a little way, and has perhaps keyed a PIN; the usual fields are there too."""
        nonlocal count
        count += 1
        call = CALL | {"CallSid": f"CA{count:032x}"}
        call_app(made.app, "/voice/incoming", call)
        number = 1 + count % 3
        for turn in range(1, number):
            call_app(made.app, f"/voice/turn/{turn}", call | {"Digits": pins[count % 5] if turn == 1 else "*"})
        path = address.path({**asked.values, "number": str(number), "tries": str(number)})
        answer = call_app(made.app, path, [*call.items(), *asked.fields], asked.queries)
        told = f"{path} {asked}"[:3000]
        made.judge(answer, told)
        is_asked_for = address.rule.rule.endswith("/fallback")
        assert is_asked_for or "/voice/resume/" not in answer.text, f"an apology: {told}"

    try_each(found, OF_CALLS, lambda _: {}, send, times)


def call_app(app: Flask, path: str, form: Any, queries: Any = ()) -> TestResponse:
    """Signed as the provider signs; of a field that came twice it takes the later."""
    fields = MultiDict(dict(form))
    path += f"?{urlencode(queries)}" if queries else ""
    signature = RequestValidator(TOKEN).compute_signature(PUBLIC_URL + path, fields)
    headers = {"X-Twilio-Signature": signature}
    return app.test_client().post(path, data=fields, headers=headers, environ_overrides={"RAW_URI": path})


def try_desk(made: House, role: str, times: int) -> None:
    desk, token = seat_at_desk(made, role)
    forms, count = forms_of(made, desk), 0
    names = names_on_staff_pages()
    pages = sorted(addresses(made.app, under="/admin"), key=lambda one: (one.method == "GET", comes_last(one)))

    def send(address: Address, asked: Request) -> None:
        nonlocal desk, token, count
        answer = send_form(desk.client, address, asked, {"csrf_token": token})
        made.judge(answer, f"{address} {asked}"[:3000])
        if answer.headers.get("Location", "").startswith("/admin/sign-in"):
            count += 1
            desk, token = seat_at_desk(made, role, count)

    try_each(pages, names, lambda address: forms.get(address.rule.endpoint, {}), send, times)


def comes_last(address: Address) -> bool:
    """What ends the event or deletes people is tried after everything else."""
    return any(word in address.rule.rule for word in ("/end", "/forget", "/cancel"))


def send_form(client: Any, address: Address, asked: Request, more: dict[str, str]) -> TestResponse:
    form: MultiDict[str, Any] = MultiDict([*asked.fields, *more.items()])
    if asked.file is not None:
        form.add("list", (BytesIO(asked.file[1]), asked.file[0] or "x.csv"))
    kind, body = asked.body or (None, form)
    what: dict[str, Any] = {"data": body, "content_type": kind} if address.method == "POST" else {}
    queries = MultiDict(asked.queries)
    path = address.path(asked.values)
    return client.open(path, method=address.method, query_string=queries, headers=asked.headers, **what)
