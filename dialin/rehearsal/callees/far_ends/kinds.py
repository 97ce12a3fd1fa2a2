"""The dial-in of each platform, ready made: `far_end("zoom", Meeting("84012345678", passcode="4711"))`."""

from collections.abc import Iterator
from dataclasses import replace

from dialin.rehearsal.callees.callee import Callee
from dialin.rehearsal.callees.far_ends.habits import HABITS, Habits
from dialin.rehearsal.callees.far_ends.meeting import Meeting
from dialin.rehearsal.callees.far_ends.sayings import SAYINGS, Sayings
from dialin.rehearsal.callees.far_ends.script import Asks, AwaitsHost, FarEnd, LetsIn, Says, Step

# From the words that there is no host to the hang-up.
GIVES_UP_AFTER = 5.0


def far_end(platform: str, meeting: Meeting, *, language: str = "de", answers_after: float = 2.0) -> Callee:
    """The dial-in of a platform; its words are German or English, or a mixture as callers meet it."""
    habits, sayings = HABITS[platform], SAYINGS[language]
    steps = tuple(_steps(habits, sayings, meeting))
    return Callee(answers_after=answers_after, far_end=FarEnd(meeting, steps, sayings.farewell, habits.keeps_early))


def slower(callee: Callee, seconds: float) -> Callee:
    """The same dial-in, which says nothing for so long after it has answered, and again before each question."""
    end = callee.far_end
    assert end is not None, "only a far end can be slower"
    steps = tuple(one for step in end.steps for one in _with_rest(step, seconds))
    return replace(callee, far_end=replace(end, steps=steps))


def _with_rest(step: Step, seconds: float) -> Iterator[Step]:
    if isinstance(step, Asks):
        yield Says(seconds=seconds)
    yield step


def _steps(habits: Habits, sayings: Sayings, meeting: Meeting) -> Iterator[Step]:
    if habits.is_greeted:
        yield Says(sayings.greeting.format(name=habits.greets_with or "Konferenz"))
    asks = Asks("", None, sayings.refusal, habits.tries, habits.waits, habits.hears_at_once)
    knows_none = habits.before_host == "knows no code"
    yield replace(asks, text=sayings.code, wanted=meeting.code, needs_meeting=knows_none)
    if habits.asks_participant:
        yield replace(asks, text=sayings.participant, skipped_by=habits.skipped_by, waits=4.0)
    if meeting.passcode:
        yield replace(asks, text=sayings.passcode, wanted=meeting.passcode)
    match habits.before_host:
        case "holds":
            yield AwaitsHost(sayings.waits_for_host)
        case "hangs up":
            yield AwaitsHost(sayings.no_host, hangs_up_after=GIVES_UP_AFTER)
        case _:
            pass
    yield LetsIn(sayings.welcome, sayings.alone, sayings.locked, sayings.in_lobby, sayings.ended, habits.lobby)
