"""A log with something in it, and somebody who comes to it with the database alone."""

from contextlib import suppress

from dialin.actions.attendees.cancel import cancel
from dialin.actions.audit.chain_entries import chain_entries
from dialin.actions.audit.check_entries import LogCheck, check_entries
from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.pins.show_pin import show_pin
from dialin.jobs.log import chain_log
from dialin.services import Services
from dialin.store.act import DIALIN, Act
from tests.building import begin_call, make_event, register_people


def write_log(services: Services) -> int:
    """An event, people, a PIN looked at, somebody removed with a reason and somebody cancelled: all of it chained."""
    event_id = make_event(services)
    people = register_people(services, event_id, 3)
    call_id = begin_call(services, "CA1", event_id=event_id, attendee_id=people[1].attendee_id)
    with services.acting("Frau Adler") as act:
        show_pin(act, people[0].attendee_id)
        remove_caller(act, call_id, reason="Frau Beispiel rief dazwischen")
        cancel(act, people[2].attendee_id)
    chain_log.do(services)
    return event_id


def check(services: Services) -> LogCheck:
    with services.looking() as act:
        return check_entries(act)


class TakenBack(Exception):
    """Undoes what was tried."""


def told_after(services: Services, *statements: str) -> tuple[set[str], set[str]]:
    """What is wrong after these statements of plain SQL, and once the duty has come by; then they are undone."""
    with suppress(TakenBack), services.acting(DIALIN) as act:
        for statement in statements:
            act.connection.exec_driver_sql(statement)
        told = _now_and_later(act)
        raise TakenBack
    return told


def said(checked: LogCheck) -> set[str]:
    return {found.sentence.format_map(found.values) for found in checked.found}


def _now_and_later(act: Act) -> tuple[set[str], set[str]]:
    now = said(check_entries(act))
    chain_entries(act)
    return now, said(check_entries(act))
