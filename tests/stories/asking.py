"""Stories of questions by voice, and of words that are asked for once more."""

from datetime import timedelta

from dialin.rehearsal import Leg
from dialin.store import questions
from dialin.store.questions import Question
from tests.building import DOORS, EVENING
from tests.stories.hearing import STARTS, TITLE, heard, must_hear
from tests.stories.speaking import in_the_event
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)
WORDS = "Wann wird die Bücherei in der Altstadt wieder geöffnet?"


def listed(stage: Theatre) -> list[Question]:
    with stage.services.looking() as act:
        return list(questions.list_questions(act, stage.event_id))


def ask(leg: Leg, words: str = WORDS) -> None:
    """Agrees to the recording, speaks after the tone, and hears it played back."""
    leg.listen()
    leg.press("1")
    leg.listen()
    speak(leg, words)


def speak(leg: Leg, words: str) -> None:
    assert leg.waiting_for == "recording", leg.waiting_for
    leg.say(words)
    leg.wait(9)
    leg.listen()


@story("A21: I record a question, say it again, keep it without my name, and am back in the event.", at=LATER)
def recording_a_question(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.press("*1")
    ask(leg, "Wann wird die, ach nein.")
    leg.press("2")
    leg.listen()
    speak(leg, WORDS)
    assert listed(stage) == []
    leg.press("1")
    leg.listen()
    leg.press("2")
    leg.wait(14)
    assert leg.room
    assert leg.muted
    assert [(row.source, row.with_name) for row in listed(stage)] == [("telephone", False)]
    return leg


@story("A21: My recording is bad; I delete it, and nothing is kept.", at=LATER)
def deleting_a_question(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.press("*1")
    ask(leg)
    leg.press("9")
    leg.wait(30)
    assert leg.room
    assert listed(stage) == []
    assert {one.status for one in stage.company.recordings.values()} == {"deleted"}
    return leg


@story("I do not agree to be recorded; nothing is recorded, and the event goes on.", at=LATER)
def declining_to_be_recorded(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.press("*1")
    leg.listen()
    leg.press("2")
    leg.wait(25)
    assert leg.room
    assert stage.company.recordings == {}
    must_hear(stage, leg, "q.declined")
    return leg


@story("A21: I record my question in the lobby, with my name, and wait on.", at=DOORS + timedelta(minutes=9))
def recording_in_the_lobby(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call_and_key(person.pin)
    leg.wait(25)
    leg.press("*1")
    ask(leg)
    leg.press("1")
    leg.listen()
    leg.press("1")
    leg.wait(40)
    assert not leg.room
    assert stage.seats.occupied == 1
    assert [(row.name, row.with_name) for row in listed(stage)] == [("Erna Müller", True)]
    leg.hang_up()
    return leg


@story("A22: I am hard of hearing; hash says the last words again, twice in a row slower, in the event with star.",
       at=LATER)  # fmt: skip
def hearing_everything_twice(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.listen()
    for _ in range(2):
        leg.press("#")
        leg.wait(2)
        leg.listen()
    assert len(heard(stage, leg, "pin.ask", length=6)) == 3
    assert "prosody" in str(leg.verbs[-1])
    leg.press(person.pin)
    leg.wait(30)
    assert leg.room
    leg.press("*")
    leg.wait(1)
    leg.listen()
    for times in (2, 3):
        leg.press("#" if times == 2 else "*#")
        leg.wait(30)
        assert leg.room
        assert len(heard(stage, leg, "ok.direct", title=TITLE)) == times
    assert len(heard(stage, leg, "star.menu", hand="star.hand_down")) == 1
    return leg


@story("A22, A12: In the lobby I press hash and hear again what I was told at the door; the start is not put off.",
       at=DOORS + timedelta(minutes=12))  # fmt: skip
def hearing_the_welcome_again(stage: Theatre) -> Leg:
    person = stage.register("Erna Müller")
    leg = stage.call()
    leg.listen()
    leg.press(person.pin)
    leg.wait(30)
    leg.press("#")
    leg.wait(30)
    assert sum(len(heard(stage, leg, "ok.lobby", title=TITLE, starts=STARTS, minutes=left)) for left in (1, 2, 3)) == 2
    stage.goes_to(EVENING + timedelta(seconds=40))
    assert leg.room
    return leg


@story("A21: I say almost nothing twice and then my question; I choose no key, and nothing is kept.", at=LATER)
def saying_too_little_and_choosing_nothing(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.press("*1")
    ask(leg, "Ja.")
    assert leg.waiting_for == "recording", leg.waiting_for
    speak(leg, WORDS)
    for _ in range(3):
        leg.silence()
    leg.wait(20)
    assert leg.room
    assert listed(stage) == []
    for key in ("q.short", "q.undecided", "q.not_kept"):
        must_hear(stage, leg, key)
    return leg


@story("I say nothing three times; I am offered a person or another try, and go back to the event.", at=LATER)
def not_being_heard_on_the_recording(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    leg.press("*1")
    ask(leg, "Ja.")
    speak(leg, "Ja.")
    speak(leg, "Ja.")
    leg.wait(40)
    assert leg.room
    assert listed(stage) == []
    must_hear(stage, leg, "q.failed")
    return leg


@story("I have handed in three questions; a fourth cannot be taken, and I hear so.", at=LATER)
def asking_too_much(stage: Theatre) -> Leg:
    leg = in_the_event(stage)
    for _ in range(3):
        leg.press("*1")
        ask(leg)
        leg.press("1")
        leg.listen()
        leg.press("2")
        leg.wait(16)
        assert leg.room
    leg.press("*1")
    leg.wait(20)
    assert leg.room
    assert len(listed(stage)) == 3
    must_hear(stage, leg, "q.enough", count=3)
    return leg
