"""Who gets which letter, with the PIN that is really theirs, and who gets none and why."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import update

from dialin.actions.attendees.cancel import cancel
from dialin.actions.events.end_event import end_event
from dialin.actions.printing.due_letters import UNTYPED
from dialin.actions.printing.gather_letters import NO_PIN
from dialin.rules.outgoing.words import Outcome, Purpose, Way
from dialin.rules.paper.letters import Kind, Recipient
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.audit import list_entries
from dialin.store.events import EventTable
from dialin.store.pins import PinTable
from dialin.store.seat_offers import add_offer
from tests.acting import acting
from tests.actions.printing.people import change, gather, gathered, note, order, outcomes, register_at
from tests.building import ENDS, IN_JUNE, OFFICE, make_event
from tests.every import every


def test_whoever_chose_letters_gets_their_own_pin_with_seat_or_place_on_the_waiting_list(services: Services) -> None:
    event = make_event(services, seats=1)
    erna = register_at(services, event, "Erna Beispiel")
    otto = register_at(services, event, "Otto Beispiel", phone="030 23125011", callback=True)
    register_at(services, event, "Ida Beispiel", phone="030 23125012", delivery="call")
    batch = gathered(services, event)
    first, second = batch.letters
    home = ("Rathausplatz 1", "12345 Musterstadt")
    assert first.to == Recipient("Erna Beispiel", home, "de", erna.attendee_id)
    assert (first.kind, first.pin, first.position, first.is_called) == (Kind.PIN, erna.pin, None, False)
    assert (second.kind, second.pin, second.position, second.is_called) == (Kind.WAITING, otto.pin, 1, True)
    assert batch.written == IN_JUNE.date()
    assert batch.gathering.office == OFFICE


def test_whoever_has_a_dial_reads_that_they_are_called_as_they_are(services: Services) -> None:
    event = make_event(services)
    erna = register_at(services, event, "Erna Beispiel")
    change(services, erna.attendee_id, has_dial=True)
    (letter,) = gathered(services, event).letters
    assert (letter.is_called, letter.has_dial) == (True, True)


def test_what_is_told_about_the_event_is_in_its_own_time(services: Services) -> None:
    event = make_event(services)
    register_at(services, event, "Erna Beispiel")
    told = gathered(services, event).gathering
    assert [f"{at:%H:%M}" for at in (told.starts, told.ends, told.doors, told.held_until, told.calls_begin)] == [
        "18:00", "20:00", "17:45", "18:15", "17:50",
    ]  # fmt: skip


def test_printed_letters_are_noted_with_who_printed_them_and_are_new_no_more(services: Services) -> None:
    event = make_event(services)
    register_at(services, event, "Erna Beispiel")
    assert note(services, event, gathered(services, event, only_new=True)) == 1
    assert outcomes(services, event) == [("pin", Outcome.PRINTED, "Frau Amt")]
    refused = gather(services, event, only_new=True)
    assert isinstance(refused, Refused)
    assert "There is no new letter" in str(refused)
    otto = register_at(services, event, "Otto Beispiel", phone="030 23125011")
    assert [one.to.attendee_id for one in gathered(services, event, only_new=True).letters] == [otto.attendee_id]
    assert len(gathered(services, event).letters) == 2
    note(services, event, gathered(services, event))
    assert len(outcomes(services, event)) == 2


def test_a_letter_that_was_ordered_is_settled_by_its_printing_and_no_second_row_made(services: Services) -> None:
    event = make_event(services)
    ida = register_at(services, event, "Ida Beispiel", phone="030 23125012", delivery="call")
    order(services, event, ida.attendee_id, Purpose.PIN)
    batch = gathered(services, event, only_new=True)
    assert [letter.kind for letter in batch.letters] == [Kind.PIN]
    note(services, event, batch)
    note(services, event, batch)
    assert outcomes(services, event) == [("pin", Outcome.PRINTED, "Frau Amt")]


def test_an_offered_seat_is_told_in_one_letter_with_the_pin_and_until_when(services: Services) -> None:
    event = make_event(services)
    erna = register_at(services, event, "Erna Beispiel")
    order(services, event, erna.attendee_id, Purpose.OFFER)
    order(services, event, erna.attendee_id, Purpose.PIN)
    with acting(services, IN_JUNE) as act:
        until = IN_JUNE + timedelta(days=6)
        add_offer(act, {"event_id": event, "attendee_id": erna.attendee_id, "offered_at": act.now, "way": Way.LETTER,
                        "until": until})  # fmt: skip
    (letter,) = gathered(services, event, only_new=True).letters
    assert (letter.kind, letter.pin) == (Kind.SEAT, erna.pin)
    assert letter.until == until
    assert letter.until.tzinfo == ZoneInfo("Europe/Berlin")
    note(services, event, gathered(services, event))
    assert {outcome for _, outcome, _ in outcomes(services, event)} == {Outcome.PRINTED}


def test_of_a_cancelled_event_no_pin_is_sent_but_that_it_does_not_take_place(services: Services) -> None:
    event = make_event(services)
    register_at(services, event, "Erna Beispiel")
    with acting(services, IN_JUNE) as act:
        act.connection.execute(update(EventTable).values(cancelled_at=act.now))
    (letter,) = gathered(services, event, only_new=True).letters
    assert (letter.kind, letter.pin) == (Kind.CANCELLED, None)
    note(services, event, gathered(services, event))
    assert outcomes(services, event) == [("cancelled", Outcome.PRINTED, "Frau Amt")]
    assert isinstance(gather(services, event, only_new=True), Refused)


def test_after_the_event_and_to_whoever_has_cancelled_no_pin_is_sent(services: Services) -> None:
    event = make_event(services)
    erna = register_at(services, event, "Erna Beispiel")
    otto = register_at(services, event, "Otto Beispiel", phone="030 23125011")
    with acting(services, IN_JUNE) as act:
        cancel(act, otto.attendee_id)
    assert [one.to.attendee_id for one in gathered(services, event).letters] == [erna.attendee_id]
    assert isinstance(gather(services, event, at=ENDS + timedelta(hours=1)), Refused)
    with acting(services, IN_JUNE) as act:
        end_event(act, event)
    assert isinstance(gather(services, event), Refused)


def test_whoever_cannot_be_written_to_is_named_with_the_reason(services: Services) -> None:
    event = make_event(services, seats=3)
    spoken = register_at(services, event, "Erna Beispiel")
    change(services, spoken.attendee_id, is_untyped=True)
    lost = register_at(services, event, "Otto Beispiel", phone="030 23125011")
    with acting(services, IN_JUNE) as act:
        act.connection.execute(PinTable.__table__.delete().where(PinTable.attendee_id == lost.attendee_id))
    batch = gathered(services, event)
    assert batch.letters == ()
    assert {(one.attendee_id, one.reason) for one in batch.left_out} == {
        (spoken.attendee_id, UNTYPED), (lost.attendee_id, NO_PIN),
    }  # fmt: skip


@every(
    ("values", "address"),
    [
        ({"room": "Zimmer 214", "contact": "Petra"}, ("Zimmer 214", "Rathausplatz 1", "12345 Musterstadt")),
        ({"postcode": "A-1010", "town": "Wien"}, ("Rathausplatz 1", "A-1010 Wien")),
        ({"postcode": None}, ()),
        ({"town": None}, ()),
        ({"street": None, "postcode": None, "town": None, "address": "Am Hang 3\n12345 Musterstadt"},
         ("Am Hang 3", "12345 Musterstadt")),
        ({"street": None, "postcode": None, "town": None, "room": "Zimmer 2"}, ()),
    ],
)  # fmt: skip
def test_a_letter_goes_where_the_person_lives(services, values, address):
    event = make_event(services, slug="-".join(["event", *values]), seats=9)
    person = register_at(services, event, "Erna Beispiel")
    change(services, person.attendee_id, **values)
    assert [letter.to.address for letter in gathered(services, event).letters] == [address]


def test_the_log_says_that_pins_were_opened_and_letters_printed_and_by_whom(services: Services) -> None:
    event = make_event(services)
    person = register_at(services, event, "Erna Beispiel")
    note(services, event, gathered(services, event))
    with services.looking() as act:
        told = [entry for entry in list_entries(act, event) if entry.actor == "Frau Amt"]
    assert {(entry.act, entry.details["count"]) for entry in told} == {("pin.show", 1), ("letters.print", 1)}
    assert person.pin not in repr(told)
