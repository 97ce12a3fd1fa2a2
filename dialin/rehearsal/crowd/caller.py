"""One caller through a whole evening: dials, keys the PIN when asked, waits, does this and that, and calls again."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from dialin.rehearsal.crowd.guests import Deed, Guest, Plan, Words
from dialin.rehearsal.heard import Playing
from dialin.rehearsal.legs import Leg

Dial = Callable[[str | None], Leg]
OTHER_TELEPHONE = "8"  # appended to the number shown
CALLS_AGAIN = (1.0, 6.0)  # seconds of real time after a call has ended
MOST_CALLS = 12


@dataclass
class Steps:
    """Seconds of real time for each step that came about, as often as it did."""

    answered: list[float] = field(default_factory=list)  # from dialling until something is heard
    asked: list[float] = field(default_factory=list)  # until the PIN is asked for
    placed: list[float] = field(default_factory=list)  # from the PIN until in the event, or told to wait
    back: list[float] = field(default_factory=list)  # from the menu's last word until in the event again


@dataclass
class Caller:
    """legs: every call of theirs, the newest last. steps: shared by all callers."""

    guest: Guest
    plan: Plan
    words: Words
    dial: Dial
    is_inside: Callable[[Leg], bool]
    steps: Steps
    chance: random.Random
    legs: list[Leg] = field(default_factory=list)
    was_inside: set[str] = field(default_factory=set)  # the ids of their calls that were in the event
    _dials_at: float = 0.0
    _began: float = 0.0  # the step that is under way
    _step: str = ""
    _read: int = 0  # of the story, as far as it has been acted on
    _deeds: list[tuple[float, Deed]] = field(default_factory=list)
    _has_mistyped: bool = False

    def __post_init__(self) -> None:
        self._dials_at, self._deeds = self.plan.arrives, list(self.plan.deeds)

    @property
    def leg(self) -> Leg | None:
        """The call that stands."""
        return self.legs[-1] if self.legs and not self.legs[-1].is_over else None

    def live(self, now: float) -> None:
        """Does whatever is due at this moment, in seconds since the beginning."""
        leg = self.leg
        if leg is None:
            self._call_again(now)
        elif now >= self.plan.leaves:
            leg.hang_up()
        else:
            self._note(leg, now)
            if self.is_inside(leg):
                self._do_deed(leg, now)
            elif is_asked(leg):
                self._answer(leg, now)

    def _call_again(self, now: float) -> None:
        if self._step:  # the call has ended meanwhile
            self._step, self._dials_at = "", now + self.chance.uniform(*CALLS_AGAIN)
        if self._dials_at <= now < self.plan.leaves and len(self.legs) < MOST_CALLS:
            self._ring(self.guest.from_, now)

    def _ring(self, from_: str | None, now: float) -> None:
        self.legs.append(self.dial(from_))
        self._began, self._step, self._read = now, "answered", 0

    def _note(self, leg: Leg, now: float) -> None:
        """How long the step took that is over now."""
        is_in = self.is_inside(leg)
        if is_in:
            self.was_inside.add(leg.sid)
        if self._step == "answered" and leg.story:
            self._next(self.steps.answered, "asked", now, begins_anew=False)
        elif self._step == "placed" and (is_in or self._hears(leg, self.words.waits)):
            self._next(self.steps.placed, "in", now)
        elif self._step == "back" and is_in:
            self._next(self.steps.back, "in", now)

    def _next(self, took: list[float], step: str, now: float, *, begins_anew: bool = True) -> None:
        took.append(now - self._began)
        self._step = step
        if begins_anew:
            self._began = now

    def _answer(self, leg: Leg, now: float) -> None:
        if self._hears(leg, (self.words.asks_to_move,)):
            self._press(leg, "1")
        elif self._hears(leg, self.words.asks_pin):
            if self._step == "asked":
                self.steps.asked.append(now - self._began)
            self._press(leg, self._pin())
            self._began, self._step = now, "placed"

    def _pin(self) -> str:
        if self.plan.mistypes and not self._has_mistyped:
            self._has_mistyped = True
            return self.guest.pin[:-1] + str((int(self.guest.pin[-1]) + 1) % 10)
        return self.guest.pin

    def _press(self, leg: Leg, keys: str) -> None:
        self._read = len(leg.story)
        leg.press(keys)

    def _hears(self, leg: Leg, beginnings: tuple[str, ...]) -> bool:
        """Whether one of these was spoken since the last key."""
        said = [item.sound.text for item in leg.story[self._read :] if isinstance(item, Playing)]
        return any(beginning in text for text in said for beginning in beginnings)

    def _do_deed(self, leg: Leg, now: float) -> None:
        if not self._deeds or self._deeds[0][0] > now:
            return
        match self._deeds.pop(0)[1]:
            case "opens menu":
                self._press(leg, "*")
                self._began, self._step = now, "back"
            case "changes telephone":
                self._ring(None if self.guest.from_ is None else self.guest.from_ + OTHER_TELEPHONE, now)
            case _:
                leg.hang_up()


def is_asked(leg: Leg) -> bool:
    """Whether the line listens for keys or words just now."""
    return leg.waiting_for != "webhook" and bool(leg.verbs) and leg.verbs[-1].name == "Gather"
