"""Answers and notes about callers who need a person: a mark for staff, and the promise to call back."""

from dialin.actions.calls.note_trouble import note_trouble
from dialin.actions.promises.promise_call_back import promise_call_back
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.help import CallBackPromised, CallBackSeen, HelpTell, TroubleMet
from dialin.store.act import Act
from dialin.store.call_backs import is_promised
from dialin.store.calls import Call


def answer(act: Act, call: Call) -> Outcome:
    return CallBackSeen(is_promised(act, call.id))


def note(act: Act, call: Call, tell: HelpTell) -> None:
    match tell:
        case TroubleMet(stage):
            note_trouble(act, call, stage)
        case CallBackPromised(number, wanted):
            promise_call_back(act, call, number, wanted)
