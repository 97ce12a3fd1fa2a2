"""Asks for a test call; a duty makes it."""

import secrets

from dialin.actions.bridges.begin_leg import way_into
from dialin.rules.phases import Phase, doors_open_at, phase_at
from dialin.rules.refusals import Refused, mark
from dialin.rules.testing.plan import is_near_doors
from dialin.rules.testing.words import Kind
from dialin.schedule import schedule_of
from dialin.store.act import DIALIN, Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.test_calls import TestCall, add_test

IS_OVER = Refused(mark("The event is over: there is nothing left to test."))
NO_NUMBER = Refused(
    mark("The event has no dial-in number of its own. Set it: test calls are made from it, or to it."), field="number"
)
NO_BRIDGE = Refused(
    mark("No videoconference is set. Set its telephone number with the keys, or its SIP address."),
    field="bridge_number",
)
IN_USE = Refused(
    mark(
        "The line into the videoconference is in use, or about to be dialled: a test would get in its way. "
        "The seat board shows how it stands."
    )
)
GOES_ON = Refused(mark("A test call is being made. Wait for what it finds out."))


def ask_test(act: Act, event: Event, kind: Kind) -> int | Refused:
    """The id of the test, which a duty finds due at once."""
    refused = refuse_test(act, event, kind)
    if refused is not None:
        return refused
    test_id = _add(act, event, kind, by=act.author, is_patient=False)
    if test_id is None:
        return GOES_ON
    if act.author != DIALIN:
        log_change(act, "test.bridge" if kind is Kind.BRIDGE else "test.dial_in", event_id=event.id)
    return test_id


def ask_again(act: Act, test: TestCall, event: Event) -> None:
    """The same with longer pauses between the keys, for whoever asked for it; not where the doors are near."""
    if refuse_test(act, event, test.kind) is None:
        _add(act, event, test.kind, by=test.asked_by, is_patient=True)


def _add(act: Act, event: Event, kind: Kind, *, by: str, is_patient: bool) -> int | None:
    asked = {"event_id": event.id, "kind": kind, "asked_by": by, "asked_at": act.now, "is_patient": is_patient}
    return add_test(act, asked | {"token": secrets.token_urlsafe(16), "due_at": act.now})


def refuse_test(act: Act, event: Event, kind: Kind) -> Refused | None:
    """Why this event cannot be tested so now."""
    schedule = schedule_of(event)
    if phase_at(schedule, act.now) in (Phase.OVER, Phase.CANCELLED):
        return IS_OVER
    if event.number is None:
        return NO_NUMBER
    if kind is Kind.DIAL_IN:
        return None
    if way_into(event).dialled is None:
        return NO_BRIDGE
    return IN_USE if is_near_doors(doors_open_at(schedule), act.now) else None
