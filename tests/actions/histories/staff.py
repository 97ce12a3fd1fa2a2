"""What the office does in an evening."""

from datetime import timedelta

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.forget_person import forget_person
from dialin.actions.attendees.import_attendees import import_attendees
from dialin.actions.attendees.lift_bar import lift_bar
from dialin.actions.attendees.register import Registered, register
from dialin.actions.attendees.restore import restore
from dialin.actions.calls.put_in import put_in
from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.lists.read_table import Table, late_entries, read_table
from dialin.rules.registrations import Registration
from tests.actions.histories.evening import Evening, Telephone

LATE = "Nachtrag"


def register_somebody(evening: Evening) -> None:
    number = len(evening.people)
    evening.tell(f"The office registers Erna {number}")
    registration = Registration(name=f"Erna {number}", phone=f"+4930231250{10 + number}", late_reason=LATE)
    evening.do(lambda act: register(act, evening.event, registration))


def import_list(evening: Evening, count: int) -> None:
    """In transactions of its own; handed in again after a power cut, nobody is there twice."""
    first = len(evening.people)
    rows = [f"Erna {number};030 231250{10 + number}" for number in range(first, first + count)]
    evening.tell(f"The office hands in a list of {count}")
    table = read_table("\n".join(("Name;Telefon", *rows)).encode())
    assert isinstance(table, Table), table
    late = late_entries(table, LATE)
    evening.attempt(lambda: import_attendees(evening.services, evening.event, late, author="test"))


def cancel_person(evening: Evening, person: Registered) -> None:
    evening.tell(f"The office cancels {evening.name(person)}")
    evening.do(lambda act: cancel(act, person.attendee_id))


def forget(evening: Evening, person: Registered) -> None:
    evening.tell(f"{evening.name(person)} wants to be deleted")
    evening.do(lambda act: forget_person(act, person.attendee_id))


def set_seats(evening: Evening, count: int) -> None:
    evening.tell(f"The office wants {count} seats")
    if evening.do(lambda act: change_event(act, evening.event, {"seats": count})) is None:
        evening.seats = count


def set_lines(evening: Evening, count: int | None) -> None:
    evening.tell("The office wants no limit to the lines" if count is None else f"The office wants {count} lines")
    if evening.do(lambda act: change_event(act, evening.event, {"most_lines": count})) is None:
        evening.lines = count


def move_end(evening: Evening, minutes: int) -> None:
    ends = evening.ends + timedelta(minutes=minutes)
    evening.tell(f"The office moves the end by {minutes} minutes")
    evening.do(lambda act: change_event(act, evening.event, {"ends": f"{ends:%Y-%m-%dT%H:%M:%S%z}"}))


def let_in(evening: Evening, telephone: Telephone, person: Registered) -> None:
    evening.tell(f"The office takes {telephone} for {evening.name(person)} and puts it in")
    call_id = evening.row(telephone).id
    evening.let_in_by_hand, evening.was_let_in_by_hand = {person.attendee_id}, True
    evening.do(lambda act: put_in(act, call_id, person.attendee_id))


def remove(evening: Evening, telephone: Telephone, *, bar: bool = False) -> None:
    evening.tell(f"The office removes {telephone}{' and bars its PIN' if bar else ''}")
    call_id = evening.row(telephone).id
    evening.do(lambda act: remove_caller(act, call_id, bar=bar))


def restore_person(evening: Evening, person: Registered) -> None:
    """Whoever was cancelled is registered as before; whoever was barred may take part again."""
    evening.tell(f"The office takes {evening.name(person)} back")
    evening.do(lambda act: restore(act, person.attendee_id))
    evening.do(lambda act: lift_bar(act, person.attendee_id))


def choose_room(evening: Evening) -> None:
    """In the place of lines of the callers' own into the videoconference, which have a limit no longer."""
    evening.tell("The office chooses one line for all into the videoconference")
    if evening.do(lambda act: change_event(act, evening.event, {"bridge": {"mode": "room"}})) is None:
        evening.lines = None


def end(evening: Evening) -> None:
    evening.tell("The office ends the event")
    evening.do(lambda act: end_event(act, evening.event))
