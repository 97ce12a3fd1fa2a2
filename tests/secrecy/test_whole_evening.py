"""An evening on which everything breaks: no log, page, address or room says who was there, or lets anybody in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import create_engine, text

from dialin.actions.events.end_event import end_event
from dialin.config import Settings
from dialin.jobs.worker import DUTIES, do_if_due
from dialin.rehearsal import Callee
from tests.admin.desk import Desk, sit_down
from tests.admin.page import read
from tests.building import DOORS, EVENING, OFFICE
from tests.secrecy.logbook import Logbook, logbook
from tests.secrecy.needles import Needle, leaks, needles
from tests.stories.helping import GERMAN
from tests.stories.registering import choose, name_given, own_pin
from tests.stories.theatre import Theatre, theatre

OFFICE_HOURS = DOORS - timedelta(minutes=10)
KUNIGUNDE, OTTO = "Kunigunde Zwetschgenbaum", "Ottokar Wirsing-Löffelholz"
AT_HOME, NEIGHBOUR, OTHER = "+493023125041", "+493023125077", "+493023125078"
FORM = {
    "name": OTTO, "phone": "030 23125055", "language": "de", "delivery": "email", "email": "ottokar@wirsing.example",
    "question": "Ist Wirsing willkommen?", "late_reason": "kommt spät",
}  # fmt: skip
ERROR = 400
KILL = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_start >= (SELECT backend_start FROM pg_stat_activity WHERE pid = :own)
"""


@contextmanager
def without(stage: Theatre, table: str) -> Iterator[None]:
    """Whatever needs this table fails, in the middle of what it does."""
    _rename(stage, table, f"{table}_away")
    yield
    _rename(stage, f"{table}_away", table)


def _rename(stage: Theatre, table: str, other: str) -> None:
    with stage.services.database.write.begin() as connection:
        connection.execute(text(f'ALTER TABLE "{table}" RENAME TO "{other}"'))


def kill_backends(stage: Theatre) -> None:
    """Of PostgreSQL: every connection of the server breaks, without its knowing; the oldest are the tests' own."""
    if stage.services.database.write.dialect.name == "postgresql":
        with stage.services.database.read.begin() as connection:
            (own,) = connection.execute(text("SELECT pg_backend_pid()")).one()
        engine = create_engine(stage.services.settings.database_url)
        with engine.begin() as connection:
            connection.execute(text(KILL), {"own": own})
        engine.dispose()


class Evening:
    """What happens, and what the pages of trouble said meanwhile."""

    def __init__(self, stage: Theatre) -> None:
        self.stage = stage
        self.desk: Desk = sit_down(stage.app, stage.services)
        self.pages: list[str] = []

    def open(self, path: str) -> None:
        answer = self.desk.client.get(path)
        if answer.status_code >= ERROR:
            self.pages.append(answer.text)

    def send(self, path: str, fields: dict[str, str]) -> None:
        """A form that was refused is shown with what was typed; a page of trouble says nothing."""
        answer = self.desk.send(path, fields)
        if answer.status_code >= ERROR and read(answer.text).all("form", method="post") == []:
            self.pages.append(answer.text)

    def register(self) -> None:
        stage = self.stage
        self.erna = stage.register(
            KUNIGUNDE,
            AT_HOME,
            email="kunigunde@zwetschge.example",
            question="Fährt ein Bus?",
            street="Quittengasse 7",
            postcode="67655",
            town="Mirabellenhausen",
            contact="Adelgunde Zwetschge",
        )
        leg = name_given(stage, None)
        choose(leg, "23125078")  # the number, without its area code
        leg.wait(5)
        choose(leg, "1", "2", "1", "1")
        choose(leg, "999999", own_pin(stage, leg))
        leg.hang_up()
        with without(stage, "question"):
            self.send("/events/digitaltag/register", FORM)
        self.send("/events/digitaltag/register", FORM | {"delivery": "staff"})
        self.send("/events/digitaltag/register", FORM | {"phone": "110"})

    def ask_for_a_call(self) -> None:
        self.stage.company.callees[OFFICE] = Callee("no-answer")
        leg = self.stage.call(NEIGHBOUR)
        leg.listen()
        leg.press("0")
        leg.wait(40)
        choose(leg, "1", "2", "03023125079")
        leg.wait(5)
        choose(leg, "1")
        leg.hang_up()

    def come_in(self) -> None:
        """By keys and by voice, with wrong PINs, while one thing after the other breaks."""
        stage, pin = self.stage, self.erna.pin
        spoken = " ".join(GERMAN[int(digit)] for digit in pin)
        for table in ("pin", "call"):
            leg = stage.call(AT_HOME)
            leg.listen()
            with without(stage, table):
                leg.press(pin)
                leg.wait(12)
            leg.wait(30)
            leg.hang_up()
        leg = stage.call(AT_HOME)
        leg.listen()
        kill_backends(stage)
        leg.press("123456")
        leg.listen()
        kill_backends(stage)
        stage.company.faults.order("answer", times=3, status=500)
        leg.say(spoken)
        leg.wait(20)
        leg.say("Ja")
        leg.wait(20)
        leg.press(pin)
        leg.wait(20)
        leg.press("*9")
        with without(stage, "hand"):
            leg.wait(20)
        stage.company.faults.order("rest_answer", status=503, times=6)
        stage.goes_to(EVENING + timedelta(minutes=1))
        assert leg.room

    def look(self) -> None:
        """At pages that are there and that are not, with a provider and a database that are away."""
        for path in ("", "/attendees", "/attendees/999", "/audit", "/calls/999", "/calls/1/put-in", "/nothing"):
            self.open(f"/admin/events/digitaltag{path}")
        with without(self.stage, "attendee"):
            for path in ("/admin/events/digitaltag/attendees", "/readyz", "/metrics"):
                self.open(path)
        for path in ("/voice/turn/1", "/voice/nothing", "/nothing", "/admin/events/digitaltag/attendees/1/pin"):
            answer = self.desk.client.post(path, data={"From": AT_HOME, "Digits": self.erna.pin, "name": KUNIGUNDE})
            self.pages.append(answer.text)

    def end(self) -> None:
        stage = self.stage
        stage.act(end_event, stage.event_id)
        stage.company.elapse(30)
        later = replace(stage.services, clock=lambda: EVENING + timedelta(days=20))
        for duty in DUTIES:
            with without(stage, "attendee"):
                do_if_due(duty, later)
            do_if_due(duty, later)


def lived_through(stage: Theatre) -> tuple[set[Needle], dict[str, list[str]]]:
    """The secrets of the evening, and everything in which they must not stand."""
    evening = Evening(stage)
    evening.register()
    evening.ask_for_a_call()
    stage.goes_to(DOORS)
    secrets = needles(stage.services)
    evening.come_in()
    evening.look()
    secrets |= needles(stage.services)
    rooms = list(stage.company.rooms)
    metrics = stage.app.test_client().get("/metrics").text
    evening.end()
    company = stage.company
    asked = [f"{one.path}?{one.query}" for one in company.requests_received]
    addresses = [one.url for one in company.webhooks_sent] + asked
    return secrets, {
        "pages": evening.pages, "metrics": [metrics], "addresses": addresses, "rooms": rooms,
    }  # fmt: skip


def test_nothing_that_is_written_or_asked_for_tells_who_was_there(settings: Settings) -> None:
    terms = {"registration_closes": "2026-06-19T17:44", "seats": 3}
    with theatre(settings, at=OFFICE_HOURS, **terms) as stage, logbook() as book:
        secrets, places = lived_through(stage)
    _was_an_evening(book, secrets, places)
    for name, texts in {"logs": book.written, **places}.items():
        assert leaks(texts, secrets) == set(), name


def _was_an_evening(book: Logbook, secrets: set[Needle], places: dict[str, list[str]]) -> None:
    """Something was at stake, and something broke: else there was nothing to be found."""
    for known in ("zwetschgenbaum", "wirsing", "kunigunde", "23125041", "23125078", "23125079"):
        assert (known,) in secrets, known
    assert all(places.values())
    for words in ("turn failed for call", "Exception on /admin/events/digitaltag/register", "Traceback"):
        assert words in book.text("text"), words
