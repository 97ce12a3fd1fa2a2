"""The PIN of a test call: recognised once, for some minutes, without a person, a seat, or a guess counted."""

from datetime import timedelta

from sqlalchemy import func, select

from dialin.actions.pins.check_pin import check_pin
from dialin.actions.testing.conclude_test import end_test
from dialin.dialogue.words.pin_outcomes import PinNotChecked, PinNumberWanted, PinOfTest, PinOutcome, PinUnknown
from dialin.rules.testing.plan import VALID
from dialin.rules.testing.words import Kind, Result
from dialin.services import Services
from dialin.store import calls
from dialin.store.guesses import GuessTable
from tests.building import DOORS, NUMBER, begin_call, seat_rows
from tests.jobs.testing.calling import begin, event_at, made_for, placed

A_DAY_BEFORE = DOORS - timedelta(days=1)
INCOMING = "CA" + "5" * 32
OTHER = "+493023125001"


def keyed(services: Services, digits: str, sid: str = INCOMING, *, dialled: str = NUMBER) -> PinOutcome:
    """What a call from the city's own number is told that keys this."""
    begin_call(services, sid, caller=NUMBER, dialled=dialled) if call_of(services, sid) is None else None
    with services.acting("caller") as act:
        call = calls.load_call(act, sid)
        assert call is not None
        outcome, after = check_pin(act, call, digits)
        assert after.attendee_id is None
    return outcome


def call_of(services: Services, sid: str) -> object:
    with services.looking() as act:
        return calls.load_call(act, sid, lock=False)


def guesses(services: Services) -> int:
    with services.looking() as act:
        return int(act.connection.execute(select(func.count()).select_from(GuessTable)).scalar_one())


def test_it_passes_the_test_takes_no_seat_and_counts_as_no_guess(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    made = begin(services, event_id, Kind.DIAL_IN)
    assert made.digits is not None
    assert len(made.digits) == 6
    services.clock.pass_time(seconds=12)
    assert keyed(services, made.digits) == PinOfTest()
    (over,) = made_for(services, event_id, Kind.DIAL_IN)
    assert (over.result, over.heard_at, over.digits, over.lookup) == (Result.PASSED, services.clock.now, None, None)
    assert guesses(services) == 0
    with services.looking() as act:
        assert all(seat.call_id is None for seat in seat_rows(act, event_id))


def test_it_opens_nothing_a_second_time_nor_later_nor_after_its_test(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    digits = begin(services, event_id, Kind.DIAL_IN).digits or ""
    assert keyed(services, digits) == PinOfTest()
    assert keyed(services, digits) == PinUnknown(digits)
    late = begin(services, event_id, Kind.DIAL_IN).digits or ""
    services.clock.now += VALID + timedelta(seconds=1)
    assert keyed(services, late) == PinUnknown(late)
    assert guesses(services) > 0
    with services.acting("test") as act:
        assert end_test(act, made_for(services, event_id, Kind.DIAL_IN)[0], Result.NOT_REACHED)
    over = begin(services, event_id, Kind.DIAL_IN)
    with services.acting("test") as act:
        assert end_test(act, over, Result.NOT_REACHED)
    assert keyed(services, over.digits or "") == PinUnknown(over.digits or "")


def test_a_call_that_has_come_in_on_another_number_proves_nothing(services: Services) -> None:
    event_at(services, A_DAY_BEFORE, slug="anderer", number=OTHER)
    event_id = event_at(services, A_DAY_BEFORE)
    digits = begin(services, event_id, Kind.DIAL_IN).digits or ""
    assert keyed(services, digits, dialled=OTHER) == PinUnknown(digits)
    assert made_for(services, event_id, Kind.DIAL_IN)[0].result is None


def test_it_is_recognised_also_while_pins_are_being_guessed(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    for place in range(400):
        body = f"{10000 + place * 7}"
        if isinstance(keyed(services, body + "0"), PinNumberWanted | PinNotChecked):
            break
    made = begin(services, event_id, Kind.DIAL_IN)
    assert keyed(services, made.digits or "") == PinOfTest()


def test_a_test_with_eight_digits_is_none_of_six_with_two_more(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE, pin_length=8)
    made = begin(services, event_id, Kind.DIAL_IN)
    assert made.digits is not None
    assert len(made.digits) == 8
    assert keyed(services, made.digits) == PinOfTest()


def test_the_call_comes_from_another_number_of_ours_where_there_is_one(services: Services) -> None:
    event_at(services, A_DAY_BEFORE, slug="anderer", number=OTHER)
    event_id = event_at(services, A_DAY_BEFORE)
    made = begin(services, event_id, Kind.DIAL_IN)
    assert (made.dialled, made.called_from) == (NUMBER, OTHER)
    assert [(call.to, call.from_) for call in placed(services)] == [(NUMBER, OTHER)]
