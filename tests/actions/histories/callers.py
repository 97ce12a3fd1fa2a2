"""What callers and their telephone company do in an evening."""

from functools import partial
from typing import Any

from dialin.actions.attendees.register import Registered
from dialin.actions.calls.end_call import end_call
from dialin.dialogue.words.heard import Heard, Keys, LeftRoom, Recorded, Silence, Speech
from dialin.voice import conductor
from dialin.voice.hearing import CallReport
from tests.actions.histories.evening import Evening, Telephone
from tests.actions.histories.power import PowerCut
from tests.building import NUMBER

LONGEST_REGISTRATION = 14  # turns


def call(evening: Evening, caller: str) -> Telephone:
    sid = f"CA{len(evening.telephones):032d}"
    report = CallReport(sid, caller, NUMBER, "in-progress")
    telephone = Telephone(sid, report)
    evening.tell(f"{telephone.__str__().capitalize()} comes in from {_seen(caller)}")
    evening.do(lambda act: conductor.begin(evening.webhook(act, report)))
    if evening.find_row(sid) is not None:
        evening.provider.ring_in(sid, from_=caller)
        evening.telephones.append(telephone)
        evening.story.add(evening.told_of(telephone))
    return telephone


def _seen(caller: str) -> str:
    return f"…{caller[-3:]}" if caller.startswith("+") else "a number that is not shown"


def hear(evening: Evening, telephone: Telephone, heard: Heard, *, back: int = 0) -> object:
    """The answer to a webhook of this call: of its present turn, or again of one so many turns ago."""
    number = evening.row(telephone).turn - back
    again = " once more, as a late copy" if back else ""
    evening.tell(f"On {telephone} {_in_words(evening, heard)}{again}")

    def take(act: Any) -> str:
        return conductor.take_turn(evening.webhook(act, telephone.report), heard, number=number)

    document = evening.do(take)
    if document is not PowerCut:
        evening.story.add(evening.told_of(telephone))
    return document if back else telephone.obey(document)


def _in_words(evening: Evening, heard: Heard) -> str:
    match heard:
        case Keys(pressed):
            known = [*evening.people, *evening.guests]
            owner = next((evening.name(person) for person in known if person.pin == pressed), None)
            return f"somebody keys {pressed if owner is None else f'the PIN of {owner}'}"
        case Speech():
            return "somebody speaks"
        case Recorded():
            return "something is recorded"
        case LeftRoom(ending, seconds):
            return f"the way in ends ({ending}, after {seconds} s)"
        case Silence():
            return "nothing is heard"
        case _:
            return "dialin takes up again"


def key(evening: Evening, telephone: Telephone, person: Registered) -> None:
    hear(evening, telephone, Keys(person.pin))


def register_by_telephone(evening: Evening, caller: str) -> None:
    """The shortest way through the dialogue: every question is answered with 1, and the name is spoken."""
    telephone = call(evening, caller)
    for _ in range(LONGEST_REGISTRATION):
        row = evening.find_row(telephone.sid)
        if row is None or row.attendee_id is not None or row.hung_up_at is not None:
            return
        speaks = row.stage == "SpokenDetail"
        hear(evening, telephone, Recorded(f"RE{len(evening.telephones):032d}", 8) if speaks else Keys("1"))


def hang_up(evening: Evening, telephone: Telephone) -> None:
    lose_line(evening, telephone, f"On {telephone} somebody hangs up, and nobody is told")


def lose_line(evening: Evening, telephone: Telephone, sentence: str) -> None:
    evening.tell(sentence)
    telephone.is_on = telephone.is_inside = False
    if telephone.sid in evening.provider.calls:  # else its record was deleted there too
        evening.provider.end(telephone.sid)


def report_hang_up(evening: Evening, telephone: Telephone, *, is_true: bool = True) -> None:
    """is_true: else the line stands, and only the report says that it is over."""
    if is_true:
        lose_line(evening, telephone, f"{telephone.__str__().capitalize()} is over")
    else:
        evening.tell(f"{telephone.__str__().capitalize()} is reported over by mistake")
        telephone.is_inside = False
    evening.do(lambda act: end_call(act, telephone.sid))


def resume(evening: Evening, telephone: Telephone) -> None:
    evening.tell(f"{telephone.__str__().capitalize()} asks where it was")
    telephone.obey(evening.do(lambda act: conductor.resume(evening.webhook(act, telephone.report))))
    evening.story.add(evening.told_of(telephone))


def ask_for_news(evening: Evening, work: Any, telephone: Telephone) -> None:
    """As the address says that the provider was given: what there is to be told, or else where the call was."""
    evening.tell(f"{telephone.__str__().capitalize()} asks for its news ({work.details['news']})")

    def bring(act: Any) -> str:
        webhook = evening.webhook(act, telephone.report)
        return conductor.bring_news(webhook, work.id) or conductor.resume(webhook)

    outcome = evening.do(bring)
    telephone.obey(outcome)
    if outcome is not PowerCut:
        evening.delivered.add(work.id)
        evening.story.add(evening.told_of(telephone))


def repeat(evening: Evening, telephone: Telephone, work: Any | None) -> None:
    """A request that comes late, and whose answer is thrown away: the caller stays wherever they are."""
    evening.tell(f"A late request of {telephone} is answered to nobody")
    webhook = partial(evening.webhook, report=telephone.report)
    if work is None:
        evening.do(lambda act: conductor.resume(webhook(act)))
    else:
        evening.do(lambda act: conductor.bring_news(webhook(act), work.id))
