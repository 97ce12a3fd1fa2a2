"""Plays the script of a dial-in on a leg that it has answered."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialin.rehearsal.callees.far_ends.script import Asks, AwaitsHost, FarEnd, LetsIn, Says
from dialin.rehearsal.clock import CompanyClock
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.legs.doing import note, say
from dialin.rehearsal.network.steps import Event, Key, Steps, Stopped, TimeUp, WaitFor

CLOSES = "#"


@dataclass(eq=False)
class _Line:
    """One caller at the dial-in. early: keys that came before they were asked for; given: already typed as answer."""

    clock: CompanyClock
    leg: Leg
    end: FarEnd
    early: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)

    def wait(self, what: str, until: datetime | None) -> Steps[Event]:
        """Whatever happens next; keys that nobody has asked for are kept or lost."""
        event = yield WaitFor(what, until)
        if isinstance(event, Key) and self.end.keeps_early:
            self.early.append(event.key)
        return event

    def rest(self, seconds: float) -> Steps[None]:
        until = self.clock.later(seconds)
        while self.clock.now < until:
            yield from self.wait("time to pass", until)

    def tell(self, words: str) -> Steps[None]:
        yield from self.rest(say(self.leg, words))


def attend(clock: CompanyClock, leg: Leg, end: FarEnd) -> Steps[None]:
    """Ask the caller through the script; whoever is refused, locked out or put out is hung up."""

    def hear(key: str) -> None:
        if leg.person:
            leg.person.send(Key(key))

    leg.on_tone = hear
    line = _Line(clock, leg, end)
    try:
        reason = yield from _go_through(line)
    except Stopped:
        end.meeting.leave(leg)
        raise
    end.meeting.leave(leg)
    leg.end("completed", f"the videoconference: {reason}", by="person")


def _go_through(line: _Line) -> Steps[str]:
    """Why it hangs up, at last."""
    for step in line.end.steps:
        reason = yield from _take(line, step)
        if reason:
            return reason
    return "the script is over"


def _take(line: _Line, step: Says | Asks | AwaitsHost | LetsIn) -> Steps[str]:
    """Why it hangs up here; empty where it goes on."""
    match step:
        case Says(text, seconds):
            yield from line.rest(say(line.leg, text) if text else seconds)
            return ""
        case Asks():
            return (yield from _ask(line, step))
        case AwaitsHost():
            return (yield from _await_host(line, step))
        case LetsIn():
            return (yield from _let_in(line, step))


# ---------------------------------------------------------------- questions


def _ask(line: _Line, asks: Asks) -> Steps[str]:
    meeting = line.end.meeting
    for _ in range(asks.tries):
        keys = yield from _collect(line, asks)
        if asks.skipped_by and keys.startswith(asks.skipped_by):
            line.given = [*keys[1:], CLOSES]
            return ""
        is_right = asks.wanted is None or keys == asks.wanted
        if is_right and (meeting.has_host or not asks.needs_meeting):
            return ""
        yield from line.tell(asks.refusal)
    yield from line.tell(line.end.farewell)
    return "not these keys"


def _collect(line: _Line, asks: Asks) -> Steps[str]:
    """What is typed until the hash, or until nothing is for so long."""
    before, line.given, line.early = line.given or line.early, [], []
    if CLOSES in before:
        place = before.index(CLOSES)
        line.early = before[place + 1 :]
        return "".join(before[:place])
    said = line.clock.later(say(line.leg, asks.text))
    hears_from, until = line.clock.now if asks.hears_at_once else said, said + timedelta(seconds=asks.waits)
    keys = "".join(before)
    while line.clock.now < until:
        event = yield WaitFor("keys", until)
        if isinstance(event, TimeUp):
            break
        if isinstance(event, Key) and line.clock.now >= hears_from:
            if event.key == CLOSES:
                return keys
            keys, until = keys + event.key, line.clock.later(asks.waits)
    return keys


# ---------------------------------------------------------------- the meeting


def _await_host(line: _Line, awaits: AwaitsHost) -> Steps[str]:
    meeting, leg = line.end.meeting, line.leg
    if meeting.has_host:
        return ""
    yield from line.tell(awaits.text)
    meeting.comes_to_the_door(leg)
    if awaits.hangs_up_after is None:
        note(leg, "plays music")
        return (yield from _hold(line))
    yield from line.rest(awaits.hangs_up_after)
    return "its host is not there"


def _hold(line: _Line) -> Steps[str]:
    while not line.end.meeting.has_host:
        yield from line.wait("the host", None)
    return ""


def _let_in(line: _Line, step: LetsIn) -> Steps[str]:
    meeting, leg = line.end.meeting, line.leg
    if meeting.is_locked or (meeting.has_lobby and step.lobby == "drops"):
        yield from line.tell(step.locked)
        return "it is locked"
    meeting.comes_to_the_door(leg)
    if not meeting.may_enter(leg):
        yield from line.tell(step.in_lobby)
    while not meeting.may_enter(leg):
        yield from line.wait("to be let in", None)
    meeting.enter(leg, line.clock.now)
    yield from line.tell(step.alone if meeting.is_empty_but_for_one else step.welcome)
    while meeting.holds(leg):
        yield from line.wait("the meeting", None)
    yield from line.tell(step.ended)
    return "its host has ended it"
