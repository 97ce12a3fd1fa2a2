"""Notes about callers who need a person: a mark for staff, and the promise to call back."""

from dialin.actions.calls.note_trouble import note_trouble
from dialin.actions.calls.promise_call_back import promise_call_back
from dialin.dialogue.words.help import CallBackPromised, HelpTell, TroubleMet
from dialin.store.act import Act
from dialin.store.calls import Call


def note(act: Act, call: Call, tell: HelpTell) -> None:
    match tell:
        case TroubleMet(stage):
            note_trouble(act, call, stage)
        case CallBackPromised(number):
            promise_call_back(act, call, number)
