"""What all calls that the city makes have in common: where they lead, how they end, and what means the same in all."""

from collections.abc import Callable
from dataclasses import replace

from dialin.dialogue.arrival import place_behind
from dialin.dialogue.calls_out.replies import Reply
from dialin.dialogue.exchange import Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.welcome import hello_of
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.help import Person, TroubleMet
from dialin.dialogue.words.outgoing import (
    AskForPerson,
    BringPin,
    DeskCall,
    NewsTelling,
    OutcomeMet,
    OutgoingHello,
    PersonAway,
    SeatOffer,
    StartOffer,
)
from dialin.dialogue.words.state import MissCounting, State
from dialin.rules.outgoing.words import Outcome, Purpose

EAR = Listen(first=8, speech=True)
TO_ITS_END = Listen(first=1)  # a word of the person's does not cut what is told, and its end is noticed
MOST_MISSES = 3
BEING_FETCHED = AskForPerson(rounds=1)
WITHOUT_KEYS = {
    "out.react": "out.react_dial",
    "out.ask": "out.ask_dial",
    "out.wait": "out.wait_dial",
    "out.away": "out.away_dial",
    "out.pin_ready": "out.pin_ready_dial",
    "out.pin_menu": "out.pin_menu_dial",
    "out.safe": "out.safe_dial",
    "out.reminder_ask": "out.reminder_ask_dial",
    "out.cancelled_end": "out.cancelled_end_dial",
    "out.offer_ask": "out.offer_ask_dial",
    "out.pin_offer": "out.pin_offer_dial",
}


def after_reaction(scene: Scene) -> State:
    """Whoever is to be brought in is asked for in one breath; in a house with many rooms somebody has to be fetched."""
    order = scene.the_order
    return StartOffer() if order.brings_in and not order.room else AskForPerson()


def after_confirming(scene: Scene) -> State:
    """The person is on the line."""
    match scene.the_order.purpose:
        case Purpose.START | Purpose.STANDBY:
            return StartOffer(is_person=True)
        case Purpose.REMINDER | Purpose.CANCELLED:
            return NewsTelling()
        case Purpose.OFFER:
            return SeatOffer()
        case _:
            return BringPin()


def end(outcome: Outcome, *says: Prompt) -> Turn:
    return Turn(Goodbye(), says=says, tells=(OutcomeMet(outcome),))


def end_unheard(scene: Scene, outcome: Outcome = Outcome.SILENT) -> Turn:
    """Nobody answers any more, or ever did."""
    return end(outcome, say("out.nothing"), *later(scene, outcome))


def later(scene: Scene, outcome: Outcome) -> tuple[Prompt, ...]:
    """Whether the city calls again is said only where it does; and always which number to call oneself."""
    order = scene.the_order
    again = (say("out.soon" if order.brings_in else "out.later"),) if outcome in order.retries else ()
    return (*again, say("out.call_us", dial_in=number_to_call(scene)))


def number_to_call(scene: Scene) -> str:
    """E.164: the event's own, which is shown too; else the one that the city calls from."""
    return (None if scene.event is None else scene.event.number) or scene.dialled


def hear_machine(state: State, scene: Scene) -> Turn:
    """An answering machine's tone. Where somebody has said that it is them, a tone of their telephone was mistaken.

    What is left on a machine may be heard by anybody, and by a person who was taken for one: neither name nor topic.
    """
    if not may_be_anybody(state):
        return Turn(state)
    words = say("out.machine", city=scene.city or "", hello=hello_of(scene))
    return end(Outcome.MACHINE, words, *later(scene, Outcome.MACHINE))


def may_be_anybody(state: State) -> bool:
    """Also a machine, which may have said the word that was taken for a reaction: it hears nothing of the event."""
    match behind := place_behind(state):
        case OutgoingHello() | AskForPerson() | PersonAway() | DeskCall():
            return True
        case StartOffer():
            return not behind.is_person
        case _:
            return False


def hear_anywhere(state: State, reply: Reply | None) -> Turn | None:
    """What means the same in every call; None: the stage decides."""
    match reply:
        case Reply.WRONG:
            return end(Outcome.WRONG_PERSON, say("out.wrong_person"))
        case Reply.NO_CALLS:
            return end(Outcome.NO_CALLS, say("out.no_calls"))
        case Reply.HELP:
            return to_office(state)
        case Reply.AGAIN:
            return Turn(state)
        case None:
            return Turn(state, then=replace(EAR, at_once=True))
        case _:
            return None


def without_digits(heard: Input, reply: Reply | None) -> Reply | None:
    """Around the PIN: whoever keys along what they hear means neither a wrong number nor an end of all calls."""
    is_digit = isinstance(heard, Keys) and reply in (Reply.WRONG, Reply.NO_CALLS)
    return Reply.UNCLEAR if is_digit else reply


def to_office(state: State) -> Turn:
    return Turn(Person(back=state), tells=(TroubleMet(type(state).__name__),))


def ask_again(state: MissCounting, reply: Reply | None, give_up: Callable[[], Turn]) -> Turn:
    """Silence, or words without a meaning: the same once more, and not for ever. Whoever asks for a moment has it."""
    if reply is Reply.WAIT:
        return Turn(state)
    misses = state.misses + 1
    if misses >= MOST_MISSES:
        return give_up()
    words = say("out.unheard") if reply is Reply.SILENCE else say("out.unclear")
    return Turn(replace(state, misses=misses), says=(words,))


def by_telephone(key: str, scene: Scene) -> str:
    """The prompt as it is said to a telephone that sends no tones."""
    return WITHOUT_KEYS[key] if scene.the_order.has_dial else key


def joined(turn: Turn, scene: Scene) -> Turn:
    """Whoever was called to be brought in, and has a seat now, was reached."""
    order = scene.order
    if order is None or not order.brings_in:
        return turn
    return replace(turn, tells=(*turn.tells, OutcomeMet(Outcome.JOINED)))
