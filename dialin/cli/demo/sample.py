"""The sample event of the demo: it began a few minutes ago, and two people more than it has seats are registered."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.create_event import create_event
from dialin.actions.staff.add_staff import NewLogin, add_staff
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.migrations.upgrade import upgrade

# Numbers that the Federal Network Agency keeps for films: nobody has them.
NUMBER, OFFICE, VIDEOCONFERENCE = "+493023125000", "+493023125900", "+496990009000"
PLATFORM, MEETING, MEETING_PIN = "nextcloud-talk", "471112345", "815"  # as an invitation would name them
TITLE, SLUG, SEATS, LOGIN, AUTHOR = "Digitaltag", "digitaltag", 6, "demo", "dialin"
BEGAN = timedelta(minutes=3)  # so that callers get in at once, and no seat is passed on for a while
WHEN_REGISTERED = timedelta(days=7)

# Erna Müller is called as soon as the demo begins; Horst Weiß once staff have the PINs sent out.
PEOPLE = (
    Registration(
        name="Erna Müller",
        phone="+492214710010",
        question="Wie erkenne ich eine falsche E-Mail?",
        callback=True,
        street="Lindenweg 3",
        postcode="51103",
        town="Köln",
    ),
    Registration(
        name="Karl-Heinz Schröder", phone="+492214710011", street="Am Markt 12", postcode="51103", town="Köln"
    ),
    Registration(name="Else Kling", phone="+492214710012", delivery="staff"),
    Registration(
        name="Ayşe Özdemir",
        phone="+491713920013",
        delivery="sms",
        question="Brauche ich für die Fahrkarte ein Handy?",
    ),
    Registration(name="Horst Weiß", phone="+492214710014", delivery="call"),
    Registration(
        name="Mary Williams", phone="+492214710015", language="en", delivery="email", email="mary@mail.example"
    ),
    Registration(name="Gerda Lange", phone="+492214710016", callback=True, delivery="call"),
    Registration(name="Otto Fischer", phone="+492214710017"),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """Who is registered with which PIN, and how staff sign in."""

    people: tuple[tuple[Registration, Registered], ...]
    password: str


def prepare(services: Services, *, now: datetime) -> Sample:
    """Fills an empty database; everything happens a week before `now`, while registration was open."""
    upgrade(services.database)
    before = now - WHEN_REGISTERED
    password = secrets.token_urlsafe(12)
    with services.acting(AUTHOR) as act:
        then = replace(act, now=before)
        event_id = create_event(then, _draft(now), _bridge())
        assert isinstance(event_id, int), event_id
        people = [(person, register(then, event_id, person)) for person in PEOPLE]
        login = add_staff(act, NewLogin(LOGIN, "admin", password))
        assert isinstance(login, int), login
    return Sample(tuple((person, made) for person, made in people if isinstance(made, Registered)), password)


def _draft(now: datetime) -> EventDraft:
    starts = now - BEGAN
    return EventDraft(
        slug=SLUG,
        title=TITLE,
        starts=starts.isoformat(),
        ends=(starts + timedelta(hours=4)).isoformat(),
        registration_closes=(starts - timedelta(days=3)).isoformat(),
        seats=SEATS,
        number=NUMBER,
        office=OFFICE,
    )


def _bridge() -> Bridge:
    return Bridge(number=VIDEOCONFERENCE, digits=f"WWWWW{MEETING}#WWWW{MEETING_PIN}#", platform=PLATFORM)
