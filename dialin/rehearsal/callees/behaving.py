"""What is done at the far end once a call is answered: by a videoconference, a person or an answering machine."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from dialin.rehearsal.callees.callee import Callee, Deed, Machine
from dialin.rehearsal.callees.far_ends.playing import attend
from dialin.rehearsal.clock import CompanyClock
from dialin.rehearsal.heard import Playing
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.legs.doing import note, press, say
from dialin.rehearsal.network.scripts import Script
from dialin.rehearsal.network.steps import Fetching, Steps, WaitFor
from dialin.rehearsal.wire.sender import Delivered


def behave(clock: CompanyClock, leg: Leg, callee: Callee) -> None:
    """Let a leg that has just been answered be used as the callee does."""
    if callee.hangs_up_after is not None:
        clock.after(callee.hangs_up_after, lambda: _hang_up(leg, "the callee hung up"))
    leg.is_admitted = not callee.expects and not callee.far_end
    if callee.expects:
        _expect_keys(clock, leg, callee)
    if callee.far_end:
        _begin(clock, leg, attend(clock, leg, callee.far_end))
    elif callee.machine:
        _begin(clock, leg, _answer_as_machine(clock, leg, callee.machine))
    elif callee.does:
        _begin(clock, leg, _do_all(clock, leg, callee.does))


def _begin(clock: CompanyClock, leg: Leg, steps: Steps[None]) -> None:
    leg.person = Script(clock, _asks_nobody, steps)
    leg.person.start()


def _asks_nobody(fetching: Fetching, _: Callable[[Delivered], None]) -> None:
    raise AssertionError(f"people send no requests: {fetching}")


# ---------------------------------------------------------------- people


def _do_all(clock: CompanyClock, leg: Leg, deeds: tuple[Deed, ...]) -> Steps[None]:
    for deed in deeds:
        if deed.hears:
            yield from _hear(clock, leg, _plain(deed.hears), since=clock.now)
        yield from _rest(clock, deed.after)
        yield from _rest(clock, _do(leg, deed))


def _do(leg: Leg, deed: Deed) -> float:
    if deed.hangs_up:
        note(leg, "hangs up")
        _hang_up(leg, "the person hung up")
        return 0.0
    return press(leg, deed.presses) if deed.presses else say(leg, deed.says)


def _hear(clock: CompanyClock, leg: Leg, wanted: list[str], *, since: datetime) -> Steps[None]:
    """Wait until these words were said to their end; what is cut off before was not heard."""
    while (due := _when_said(leg, wanted, since)) is None or due > clock.now:
        yield WaitFor("words", due)


def _when_said(leg: Leg, wanted: list[str], since: datetime) -> datetime | None:
    """When the last of these words is over, should nothing cut it off."""
    latest: list[str] = []
    for word, at in _words_after(leg, since):
        latest = [*latest, word][-len(wanted) :]
        if latest == wanted:
            return at
    return None


def _words_after(leg: Leg, since: datetime) -> Iterator[tuple[str, datetime]]:
    for playing in [item for item in leg.story if isinstance(item, Playing)]:
        for word, at in playing.words():
            if at > since:
                yield from ((plain, at) for plain in _plain(word))


def _plain(words: str) -> list[str]:
    return re.findall(r"\w+", words.casefold())


def _rest(clock: CompanyClock, seconds: float) -> Steps[None]:
    until = clock.later(seconds)
    while clock.now < until:
        yield WaitFor("time to pass", until)


# ---------------------------------------------------------------- machines


def _answer_as_machine(clock: CompanyClock, leg: Leg, machine: Machine) -> Steps[None]:
    yield from _rest(clock, say(leg, machine.greeting) + machine.pause)
    if machine.ends == "beep":
        note(leg, "beeps")
    leg.records_since = clock.now
    yield from _record(clock, leg, machine)
    _hang_up(leg, "the answering machine hung up")


def _record(clock: CompanyClock, leg: Leg, machine: Machine) -> Steps[None]:
    longest = clock.later(machine.longest)
    while clock.now < (until := min(longest, _silent_since(clock, leg) + timedelta(seconds=machine.silence))):
        yield WaitFor("a message", until)


def _silent_since(clock: CompanyClock, leg: Leg) -> datetime:
    """When the last word was or will be over."""
    began = leg.records_since or clock.now
    sounds = [item for item in leg.story if isinstance(item, Playing) and item.sound.text]
    return max([began, *(one.stopped or one.at + timedelta(seconds=one.sound.seconds) for one in sounds)])


# ---------------------------------------------------------------- videoconferences


def _expect_keys(clock: CompanyClock, leg: Leg, callee: Callee) -> None:
    opens = clock.later(callee.listens_after)
    typed: list[str] = []

    def hear(key: str) -> None:
        if leg.is_admitted or clock.now < opens:
            return
        typed.append(key)
        if "".join(typed).endswith(callee.expects):
            leg.is_admitted = True
        elif len(typed) >= len(callee.expects):
            _hang_up(leg, "the callee does not know these keys")

    leg.on_tone = hear
    if callee.patience is not None:
        clock.after(callee.patience, lambda: _hang_up_unless_admitted(leg))


def _hang_up_unless_admitted(leg: Leg) -> None:
    if not leg.is_admitted:
        _hang_up(leg, "the callee heard no keys")


def _hang_up(leg: Leg, reason: str) -> None:
    leg.end("completed", reason, by="person")
