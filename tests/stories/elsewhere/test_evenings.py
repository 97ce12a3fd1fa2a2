"""An evening at each of the other providers: what is played at Twilio is played there as well, through the real app."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from dialin.actions.events.end_event import end_event
from dialin.actions.hands.give_floor import give_floor
from dialin.actions.hands.take_back_floor import take_back_floor
from dialin.actions.outgoing.campaigns.means import means_of
from dialin.config import Settings
from dialin.rehearsal import Leg
from dialin.rules.outgoing.ways import NO_SMS, Reach, way_to_tell
from dialin.rules.outgoing.words import Outcome, Purpose, Way
from dialin.store.attendees import change_attendee
from dialin.store.outgoing import Wanted, list_outgoing
from tests.building import BRIDGE_NUMBER, DOORS, EVENING, IN_JUNE
from tests.databases import Databases
from tests.jobs.outgoing.messaging import MOBILE, order_messages
from tests.provider.dialects.accounts import ACCOUNTS, OTHERS
from tests.stories import all_stories, asking, registering
from tests.stories.hearing import must_hear
from tests.stories.speaking import hands, staff
from tests.stories.telling import STORIES, told
from tests.stories.test_stories import TRANSCRIPTS
from tests.stories.theatre import Theatre, theatre
from tests.stories.trouble import BRIDGE, CONFERENCE, bridge_legs

assert all_stories
REST_OF_ID = re.compile(r"recorded-[0-9a-f-]+")  # what a transcript leaves out is shorter at Twilio
# At SignalWire they are word for word the same.
TO_THE_LETTER = ("having_the_floor", "recording_a_question")
MACHINE = "reaching_nobody_start"  # two calls out: the first is answered by a machine, which is detected


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: how a provider speaks is no business of a database."""
    with databases.fresh("sqlite") as url:
        yield url


@pytest.fixture(params=OTHERS)
def there(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """The settings of the house with an account at this provider."""
    return ACCOUNTS[request.param].at(settings)


def test_registering_by_telephone_and_hearing_the_own_voice(there: Settings) -> None:
    with theatre(there, at=IN_JUNE) as stage:
        leg = registering.name_given(stage)
        assert registering.own_pin(stage, leg)
        assert stage.company.alerts == []


def test_an_evening_from_the_lobby_to_the_end(there: Settings) -> None:
    """The answer to the call into the videoconference is lost, too: the leg is found again, and no second is placed."""
    with theatre(there, at=DOORS + timedelta(minutes=10), bridge=BRIDGE) as stage:
        stage.company.callees[BRIDGE_NUMBER] = CONFERENCE
        lost = stage.company.faults.order("rest_lose_answer", where=lambda asked: asked.method == "POST")
        leg = stage.call_and_key(stage.register("Erna Müller").pin)
        _ask_in_the_lobby(stage, leg)
        leg.press("*9")
        stage.goes_to(EVENING + timedelta(seconds=45))
        assert (leg.room is not None, leg.muted) == (True, True)
        assert (lost.times, len(stage.company.calls_to(BRIDGE_NUMBER))) == (0, 1)
        assert stage.company.who_hears(bridge_legs(stage)[0]) == [leg]
        staff(stage, give_floor, stage.event, hands(stage)[0].id)
        leg.wait(15)
        assert stage.company.who_hears(leg) == bridge_legs(stage)
        staff(stage, take_back_floor, stage.event, hands(stage)[0].id)
        leg.wait(15)
        assert (leg.room is not None, leg.muted) == (True, True)
        staff(stage, end_event, stage.event_id)
        leg.wait(40)
        assert (leg.is_over, stage.seats.occupied, bridge_legs(stage)) == (True, 0, [])
        must_hear(stage, leg, "bye.event_short")
        assert {one.status for one in stage.company.recordings.values()} == {"deleted"}
        assert stage.company.alerts == []


def _ask_in_the_lobby(stage: Theatre, leg: Leg) -> None:
    """A question is recorded, played back, kept here, and deleted there."""
    leg.wait(5)
    leg.press("*1")
    asking.ask(leg)
    leg.press("1")
    leg.listen()
    leg.press("2")
    leg.wait(30)
    assert len(asking.listed(stage)) == 1


def test_a_call_out_that_a_machine_answers(there: Settings) -> None:
    one = STORIES[MACHINE]
    with theatre(there, at=one.at, **one.event) as stage:
        one.play(stage)
        assert any(sent.purpose == "detection" for sent in stage.company.webhooks_sent)
        assert stage.company.alerts == []


@pytest.mark.parametrize("name", TO_THE_LETTER)
def test_at_signalwire_people_hear_to_the_letter_what_they_hear_at_twilio(name: str, settings: Settings) -> None:
    one = STORIES[name]
    with theatre(ACCOUNTS["signalwire"].at(settings), at=one.at, language="de", **one.event) as stage:
        written = (TRANSCRIPTS / "de" / f"{name}.txt").read_text(encoding="utf-8")
        legs = one.play(stage)
        assert REST_OF_ID.sub("recorded", told(one, legs)) == written
        assert stage.company.alerts == []


def test_at_telnyx_the_star_does_nothing_in_the_room_and_the_call_stays_in(settings: Settings) -> None:
    """By its documentation; whoever has an account tries whether it is so."""
    with theatre(ACCOUNTS["telnyx"].at(settings), at=EVENING + timedelta(minutes=5)) as stage:
        leg = stage.call_and_key(stage.register("Erna Müller").pin)
        leg.wait(20)
        leg.press("*9")
        leg.wait(15)
        assert leg.room
        assert hands(stage) == []
        assert stage.company.alerts == []


def test_an_sms_goes_out_at_signalwire_and_is_told_to_be_impossible_at_telnyx(settings: Settings) -> None:
    by_sms = Reach(
        *(Way.SMS, MOBILE, None),
        has_address=False,
        is_typed=True,
        wants_person=False,
        wants_no_calls=False,
        letter_arrives=False,
        can_text=means_of(ACCOUNTS["telnyx"].at(settings)).can_text,
    )
    assert way_to_tell(by_sms, Purpose.PIN) == NO_SMS
    with theatre(ACCOUNTS["signalwire"].at(settings), at=IN_JUNE + timedelta(hours=1)) as stage:
        assert means_of(stage.services.settings).can_text
        person = stage.register("Erna Müller", MOBILE)
        stage.act(change_attendee, person.attendee_id, {"delivery": "sms"})
        order_messages(stage.services, stage.event_id, [person])
        stage.company.elapse(30)
        assert {one.status for one in stage.company.messages.by_sid.values()} == {"delivered"}
        with stage.services.looking() as act:
            (row,) = list_outgoing(act, Wanted(event_id=stage.event_id))
        assert row.outcome == Outcome.DELIVERED
