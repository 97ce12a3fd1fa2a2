"""From each Ask of the main menu, and about one's own registration, to the action that answers it."""

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.restore import restore
from dialin.actions.lines.choose_event import choose_event, list_open
from dialin.actions.lines.look_at_own import look_at_own
from dialin.actions.lines.recognise_line import recognise_line
from dialin.actions.lines.register_caller import register_caller
from dialin.actions.pins.open_own_pin import compare_own_pin, open_own_pin
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
from dialin.store.act import Act
from dialin.store.calls import Call


def answer_menu(act: Act, call: Call, ask: MenuAsk | CancelRegistration) -> tuple[Outcome, Call]:
    """Its outcome, and the call, which a choice ties to its event and a registration to its attendee."""
    match ask:
        case ListEvents():
            return list_open(act, call), call
        case ChooseEvent(event_id):
            return choose_event(act, call, event_id)
        case EnterByLine(any_event):
            return recognise_line(act, call, event_id=None if any_event else call.event_id)
        case RegisterCaller(draft, accepts_waiting):
            return register_caller(act, call, draft, accepts_waiting=accepts_waiting)
        case LookAtOwnSeat():
            return look_at_own(act, call), call
        case OpenOwnPin():
            return open_own_pin(act, call), call
        case CompareOwnPin(digits):
            return compare_own_pin(act, call, digits), call
        case CancelRegistration():
            assert call.attendee_id is not None
            cancel(act, call.attendee_id, by_call=call.id)
            return RegistrationCancelled(), call
        case RestoreRegistration():
            return restore(act, call.attendee_id), call
