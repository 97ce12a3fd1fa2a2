"""From each Ask of the main menu, and about one's own registration, to the action that answers it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.restore import restore
from dialin.actions.calls.live_call import LiveCall
from dialin.actions.lines.choose_event import choose_event, list_open
from dialin.actions.lines.look_at_own import look_at_own
from dialin.actions.lines.recognise_line import recognise_line
from dialin.actions.lines.register_caller import register_caller
from dialin.actions.pins.open_own_pin import compare_own_pin, open_own_pin
from dialin.actions.staff.record import CALLER
from dialin.dialogue.asks import CancelRegistration
from dialin.dialogue.inputs import Outcome, RegistrationCancelled
from dialin.dialogue.menu.asks import (
    ChooseEvent,
    CompareOwnPin,
    EnterByLine,
    ListEvents,
    LookAtOwnSeat,
    MenuAsk,
    OpenOwnPin,
    RegisterCaller,
    RestoreRegistration,
)
from dialin.services import Services


def answer_menu(
    connection: Connection, call: LiveCall, ask: MenuAsk | CancelRegistration, *, services: Services, now: datetime
) -> tuple[Outcome, LiveCall]:
    """Its outcome, and the call, which a choice ties to its event and a registration to its attendee."""
    match ask:
        case ListEvents():
            return list_open(connection, call, now=now), call
        case ChooseEvent(event_id):
            return choose_event(connection, call, event_id)
        case EnterByLine(any_event):
            return recognise_line(connection, call, event_id=None if any_event else call.event_id, now=now)
        case RegisterCaller(draft, accepts_waiting):
            return register_caller(
                connection, call, draft, accepts_waiting=accepts_waiting, pin_keys=services.pin_keys, now=now
            )
        case LookAtOwnSeat():
            return look_at_own(connection, call), call
        case OpenOwnPin():
            return open_own_pin(connection, call, pin_keys=services.pin_keys), call
        case CompareOwnPin(digits):
            return compare_own_pin(connection, call, digits, pin_keys=services.pin_keys), call
        case CancelRegistration():
            assert call.attendee_id is not None
            cancel(connection, call.attendee_id, actor=CALLER, now=now, by_call=call.id)
            return RegistrationCancelled(), call
        case RestoreRegistration():
            return restore(connection, call.attendee_id, actor=CALLER, now=now), call
