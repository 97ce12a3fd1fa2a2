"""Stories of calls that reach nobody: a machine, silence, a busy line; whatever they are for."""

from collections.abc import Callable
from datetime import timedelta

from dialin.dialogue.welcome import hello_at
from dialin.rehearsal import Callee, Leg, Machine
from dialin.rehearsal.callees import answering_machine, by_try, never_reacts
from dialin.rules.outgoing.words import Outcome, Purpose
from tests.building import EVENING
from tests.stories.called.ringing import AT_NOON, DESK, LINE, call_off, is_placed, outcome, to_be_called
from tests.stories.hearing import BERLIN, heard
from tests.stories.telling import story
from tests.stories.theatre import Theatre

MOMENTS = {
    Purpose.PIN: AT_NOON,
    Purpose.REMINDER: EVENING - timedelta(hours=32),
    Purpose.START: EVENING + timedelta(minutes=2),
    Purpose.OFFER: AT_NOON,
    Purpose.CANCELLED: AT_NOON,
}
PATIENT = {
    "de": "Guten Tag. Sie haben den Anschluss der Familie Müller gewählt. Wir sind im Garten oder beim Einkaufen. "
    "Sprechen Sie uns bitte etwas auf das Band, wir rufen gern zurück. Der Ton kommt jetzt gleich.",
    "en": "Hello. You have reached the Müller family. We are in the garden or out shopping. Please leave us a message "
    "on the tape, and we will be glad to call you back. The tone is coming up now.",
}
WHAT = {
    Purpose.PIN: "my PIN",
    Purpose.REMINDER: "a reminder",
    Purpose.START: "the start",
    Purpose.OFFER: "a seat that is free",
    Purpose.CANCELLED: "a cancellation",
}


def is_over(stage: Theatre, number: str) -> Leg:
    """The next call, to its end."""
    leg = is_placed(stage, number)
    leg.wait(150)
    assert leg.is_over
    return leg


def two_tries(purpose: Purpose) -> Callable[[Theatre], tuple[Leg, ...]]:
    """A machine at the first try, at the second somebody who says a word and then nothing."""

    def play(stage: Theatre) -> tuple[Leg, ...]:
        stage.company.callees[LINE] = by_try(answering_machine(answers_after=8), never_reacts(), Callee("busy"))
        to_be_called(stage, purpose)
        if purpose is Purpose.CANCELLED:
            call_off(stage)
        machine, silent = is_over(stage, LINE), is_over(stage, LINE)
        assert "Erna" not in machine.recorded
        assert "Digitaltag" not in machine.recorded
        assert heard(stage, machine, "out.machine", hello=hello_at(machine.created_at.astimezone(BERLIN).hour))
        assert heard(stage, silent, "out.nothing")
        assert outcome(stage)[0] is Outcome.SILENT, (outcome(stage), machine.transcript(), silent.transcript())
        return machine, silent

    play.__name__ = f"reaching_nobody_{purpose}"
    return play


for _purpose, _at in MOMENTS.items():
    story(f"The city calls for {WHAT[_purpose]}: a machine answers, and then nobody says a word.", at=_at)(
        two_tries(_purpose)
    )


@story("The city calls for a seat on the evening: a machine answers, and the seat goes on at once.",
       at=EVENING + timedelta(minutes=20))  # fmt: skip
def reaching_nobody_standby(stage: Theatre) -> Leg:
    stage.company.callees[LINE] = answering_machine(answers_after=8)
    to_be_called(stage, Purpose.STANDBY)
    machine = is_over(stage, LINE)
    assert "Erna" not in machine.recorded
    assert "Digitaltag" not in machine.recorded
    assert outcome(stage) == (Outcome.MACHINE, True)
    return machine


@story("The city calls for a call-back, which rings the office first: a machine answers there.", at=AT_NOON)
def reaching_nobody_desk(stage: Theatre) -> Leg:
    stage.company.callees[DESK] = answering_machine(answers_after=8)
    to_be_called(stage, Purpose.DESK, details={"number": DESK, "person": LINE})
    machine = is_over(stage, DESK)
    assert "Erna" not in machine.recorded
    assert stage.company.calls_to(LINE) == []
    assert outcome(stage) == (Outcome.MACHINE, True)
    return machine


@story("My telephone has a dial and a machine; the machine is not brought in, and I am called again.",
       at=MOMENTS[Purpose.START])  # fmt: skip
def reaching_a_machine_behind_a_dial(stage: Theatre) -> tuple[Leg, ...]:
    patient = Machine(PATIENT[stage.event.language])
    stage.company.callees[LINE] = by_try(answering_machine(answers_after=8, machine=patient), Callee())
    to_be_called(stage, Purpose.START, has_dial=True)
    machine = is_over(stage, LINE)
    assert "Digitaltag" not in machine.recorded
    assert stage.seats.occupied == 0
    assert outcome(stage) == (Outcome.MACHINE, False)
    there = is_placed(stage, LINE)
    there.wait(60)
    assert there.room
    assert outcome(stage) == (Outcome.JOINED, True)
    there.hang_up()
    return machine, there
