"""The stage on which stories are played: dialin, a telephone company, a worker, and one clock for all of them."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from twilio.rest import Client

from dialin.actions.attendees.register import Registered, register
from dialin.actions.seats.look_at_seats import SeatCount, look_at_seats
from dialin.app import build_services
from dialin.config import Settings
from dialin.dialogue.welcome import hello_at
from dialin.jobs.worker import DUTIES, Duty, do_if_due
from dialin.prompts.catalogue import speak
from dialin.prompts.pieces import Piece, Rest, SpokenText
from dialin.provider.promise import Provider
from dialin.provider.telnyx import Telnyx
from dialin.provider.twilio import Twilio
from dialin.rehearsal import Callee, Company, Leg, wsgi_transport
from dialin.rehearsal.twiml.speech import speaking_seconds
from dialin.rehearsal.wire.outbox import Outgoing
from dialin.rehearsal.wire.transports import Request, Response
from dialin.rules.registrations import Registration
from dialin.schedule import facts_of
from dialin.services import Services
from dialin.store.events import Event, load_event
from tests.acting import acting, looking
from tests.building import EVENING, NUMBER, OFFICE, make_event
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.provider.dialects.accounts import ACCOUNTS
from tests.rehearsal.provider_client import Demanding
from tests.store.sealing.in_clear import in_clear
from tests.voice.lent_apps import lent_app

WORKER_LOOKS = 1.5  # seconds of the company's clock
# Every second in production, or every five; no story depends on the second.
UNHURRIED = {"be_seen", "end_events", "expire_holds", "fetch_recordings"}
CITY = "Musterstadt"
NOTHING: Mapping[str, Any] = {}
SELDOM, A_DAY = 15.0, 24 * 60 * 60.0
# Seconds. What comes after a greeting happens at the same moment whatever its words are: else one word more in it would
# change how everybody's call meets the worker's rounds and the hours of the event.
LONGEST_GREETING = {"greet.window": 14.486, "greet.outside": 19.743}
EARLIER = timedelta(seconds=6)  # than a story's moment its clock begins: so much longer than today's is the longest


@dataclass
class Theatre:
    """services, app: the real ones. company: whose clock is everybody's. event_id: of the event of this story.

    do_duty: how the worker does one. worker_looks: how many seconds pass until it looks again.
    """

    services: Services
    app: Flask
    company: Company
    event_id: int
    do_duty: Callable[[Duty, Services], Any] = do_if_due
    worker_looks: float = WORKER_LOOKS

    def register(self, name: str, phone: str = "+493023125010", **given: Any) -> Registered:
        """Somebody registers at the desk, at this moment; late where the deadline is over."""
        person = Registration(name=name, phone=phone, late_reason="in the story", **given)
        with acting(self.services, self.company.now, author="desk") as act:
            made = register(act, self.event_id, person)
        assert isinstance(made, Registered), made
        return made

    def call(self, from_: str | None = "+493023125010", *, to: str = NUMBER) -> Leg:
        """Dialled so early that the greeting is over at a moment that does not depend on its words."""
        event, now = self.event, self.company.now
        is_on = event.starts - timedelta(minutes=event.doors_minutes) <= now < event.ends
        key = "greet.window" if is_on else "greet.outside"
        hello = hello_at(now.astimezone(facts_of(event, now).starts.tzinfo).hour)
        said = speak(key, {"city": CITY, "hello": hello}, event.language)
        self.company.elapse(max(0.0, LONGEST_GREETING[key] - _seconds_of(said)))
        return self.company.call(from_=from_, to=to)

    def call_and_key(self, pin: str, from_: str | None = "+493023125010") -> Leg:
        """A call that hears the greeting, keys the PIN and hears what comes of it."""
        leg = self.call(from_)
        leg.listen()
        leg.press(pin)
        leg.listen()
        return leg

    def goes_to(self, moment: datetime) -> None:
        """Time passes for everybody until then."""
        self.company.elapse((moment - self.company.now).total_seconds())

    def act(self, action: Any, *arguments: Any, author: str = "clerk", **given: Any) -> Any:
        """Somebody does something in a transaction of its own: staff, or the desk."""
        with self.services.acting(author) as act:
            return action(act, *arguments, **given)

    @property
    def seats(self) -> SeatCount:
        with looking(self.services, self.company.now) as act:
            return look_at_seats(act, load_event(act, self.event_id))

    @property
    def event(self) -> Event:
        with self.services.looking() as act:
            return load_event(act, self.event_id)


def _seconds_of(pieces: Iterable[Piece]) -> float:
    said = sum(speaking_seconds(piece.text) for piece in pieces if isinstance(piece, SpokenText))
    return said + sum(piece.seconds for piece in pieces if isinstance(piece, Rest))


@contextmanager
def theatre(
    settings: Settings,
    *,
    at: datetime = EVENING,
    house: Mapping[str, Any] = NOTHING,
    after_each: Callable[[Services], None] = lambda _: None,
    **event: Any,
) -> Iterator[Theatre]:
    """A theatre whose first caller dials at `at`; `house` and `event` name what is unusual about settings and event.

    after_each: looks at the house after every webhook.
    """
    apps: list[Flask] = []
    at -= EARLIER

    def send(request: Request) -> Response:
        answer = wsgi_transport(apps[0], PUBLIC_URL)(request)
        after_each(services)
        return answer

    company = Company(ACCOUNT, TOKEN, send=send, now=at, seed=1)
    company.callees[OFFICE] = Callee(answers_after=4, hangs_up_after=30)
    provider = hire(company, settings)
    settings = settings.model_copy(update={"city": CITY, **house})
    services = build_services(settings, clock=lambda: company.now, provider=provider)
    services = replace(services, pin_keys=replace(services.pin_keys, choose=random.Random(7).randrange))
    company.register_number(
        NUMBER,
        voice_url=f"{PUBLIC_URL}/voice/incoming",
        status_callback=f"{PUBLIC_URL}/voice/status",
        voice_fallback_url=f"{PUBLIC_URL}/voice/fallback",
    )
    with closing(services.database), lent_app(settings, services) as app:
        apps.append(app)
        made = Theatre(services, app, company, make_event(services, **event))
        company.clock.after(EARLIER.total_seconds(), lambda: _work(made))
        yield made
        assert in_clear(services) == set()  # whoever has the database and no key


def hire(company: Company, settings: Settings) -> Provider:
    """The real client of the provider that the settings name, without a network; the company speaks as that does."""
    account = ACCOUNTS[settings.provider_name]
    if account.name == "twilio":
        twilio = Twilio(settings)
        twilio.__dict__["_client"] = Client(ACCOUNT, TOKEN, ACCOUNT, http_client=Demanding(company))
        return twilio
    account.speak(company)
    company.api_url = settings.provider_url
    if account.name == "telnyx":
        telnyx = Telnyx(settings)
        telnyx.__dict__["_http"] = Demanding(company)
        return telnyx
    elsewhere, (user, password) = Twilio(settings), account.sign_in or ("", "")
    http = Demanding(company, under="/api/laml")
    elsewhere.__dict__["_client"] = Client(user, password, account.sid, http_client=http)
    return elsewhere


def _work(made: Theatre) -> None:
    """The worker does each duty at its pace, again and again on the company's clock, without the company's lock."""
    for duty in DUTIES:
        if duty.every < A_DAY:
            _keep_at(duty, made)


def _keep_at(duty: Duty, made: Theatre) -> None:
    def work() -> None:
        made.do_duty(duty, made.services)

    made.company.turns.outbox.put(Outgoing("worker", work))
    pace = SELDOM if duty.name in UNHURRIED else max(made.worker_looks, duty.every)
    made.company.clock.after(pace, lambda: _keep_at(duty, made))
