"""Whole calls of somebody who guesses, or shows another's number: what they learn, and what they cannot do."""

from itertools import product

import pytest

from dialin.actions.pins.open_own_pin import open_own_pin
from dialin.actions.seats.claim_seat import claim_seat
from dialin.dialogue.words.heard import Heard, Keys, Silence, Speech
from dialin.dialogue.words.pin_outcomes import PinWithheld
from dialin.dialogue.words.seat import SeatInUse
from dialin.rules.pins.damm import is_wellformed
from dialin.rules.spoken_digits import hear_digits
from dialin.services import Services
from dialin.store.attendees import load_attendee
from dialin.store.calls import load_call
from dialin.store.database import table_of
from dialin.store.guesses import GuessTable
from dialin.store.pins import PinTable
from dialin.voice import conductor
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
from tests.acting import acting, looking
from tests.actions.callers import sitting
from tests.building import EVENING, IN_JUNE, NUMBER, make_event, register_people

ERNAS_LINE = "+493023125010"
AMBIGUOUS = "vierzehn fünfzehn dreizehn vierzehn"


def call(services: Services, sid: str, *heard: Heard, now=EVENING, line: str = ERNAS_LINE) -> tuple[str, str]:
    """The stage that the call has come to, and its last document."""
    report = CallReport(sid, line, NUMBER, "in-progress")
    with acting(services, now) as act:
        document = conductor.begin(Webhook(act, services.settings, report))
    for number, one in enumerate(heard, 1):
        with acting(services, now) as act:
            document = conductor.take_turn(Webhook(act, services.settings, report), one, number=number)
    with looking(services, now) as act:
        row = load_call(act, sid, lock=False)
    assert row is not None
    return row.stage, document if row.mark is None else document.replace(row.mark, "its-mark")


def test_what_is_read_back_of_a_spoken_pin_does_not_tell_which_pins_live(services: Services) -> None:
    readings = [one for one in hear_digits(AMBIGUOUS, language="de", lengths=(6, 8)) if is_wellformed(one)]
    make_event(services)
    register_people(services, 1, 1)
    heard = []
    for number, living in enumerate(readings):
        with acting(services) as act:
            act.connection.execute(table_of(PinTable).update().values(lookup=act.pin_keys.lookup(living)))
        heard.append(call(services, f"CA{number}", Speech(AMBIGUOUS), line="+493023125700"))
    assert len(readings) == 4
    assert len(set(heard)) == 1
    assert heard[0][0] == "PinHeard"


def test_each_reading_that_is_confirmed_counts_as_a_guess(services: Services) -> None:
    make_event(services)
    register_people(services, 1, 1)
    said = [Speech(AMBIGUOUS), Keys("1")]
    assert call(services, "CA1", *said, *said, *said, line="+493023125700")[0] == "Person"
    with looking(services) as act:
        tries = set(act.connection.execute(table_of(GuessTable).select().with_only_columns(GuessTable.tries)).scalars())
    assert tries == {3}


@pytest.mark.parametrize("keys", [("2",), ("4", "2")])
def test_a_number_that_is_only_shown_cancels_nothing(services: Services, keys: tuple[str, ...]) -> None:
    event = make_event(services, seats=1, knows_lines=True)
    (erna,) = register_people(services, event, 1)
    heard = [Keys(key) for key in keys]
    assert call(services, "CA1", *heard, Keys("1"), Silence(), now=IN_JUNE)[0] == "PinEntry"
    assert not is_cancelled(services, erna.attendee_id)
    assert call(services, "CA2", *heard, Keys(erna.pin), now=IN_JUNE)[0] == "GivingUpSeat"
    assert call(services, "CA3", *heard, Keys(erna.pin), Keys("1"), now=IN_JUNE)[0] == "SeatCancelled"
    assert is_cancelled(services, erna.attendee_id)


def test_nothing_that_a_number_alone_leads_to_reads_the_pin_out(services: Services) -> None:
    event = make_event(services, seats=1, knows_lines=True)
    register_people(services, event, 1)
    for number, keys in enumerate(product("24", "1245#", "124", "1")):
        stage, _ = call(services, f"CA{number}", *map(Keys, keys), now=IN_JUNE)
        assert stage not in ("PinReady", "PinReading", "PinCheck"), keys
    assert call(services, "CAx", Keys("4"), now=IN_JUNE)[0] == "MySeat"
    with acting(services, IN_JUNE) as act:
        shown = load_call(act, "CAx")
        assert shown is not None
        assert shown.is_by_line
        assert open_own_pin(act, shown) == PinWithheld()  # wherever a version before has led it


def test_a_number_alone_takes_no_seat_from_whoever_sits_in_it(services: Services) -> None:
    event = make_event(services, seats=1, knows_lines=True)
    (erna,) = register_people(services, event, 1)
    assert call(services, "CA1", Keys(erna.pin))[0] == "InRoom"
    assert call(services, "CA2", Silence(), Keys("1"), Silence())[0] == "PinEntry"
    with acting(services, EVENING) as act:
        shown = load_call(act, "CA2")
        assert shown is not None
        assert shown.is_by_line
        assert claim_seat(act, shown, take_over=True) == SeatInUse()  # wherever a version before has led it
    assert sitting(services.database, event) == ["CA1"]
    assert call(services, "CA3", Silence(), Keys(erna.pin), Keys("1"))[0] == "SeatMoving"


def is_cancelled(services: Services, attendee_id: int) -> bool:
    with looking(services) as act:
        attendee = load_attendee(act, attendee_id)
    assert attendee is not None
    return attendee.cancelled_at is not None
