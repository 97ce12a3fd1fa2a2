"""Who guesses, and how: each tries all that it can in an hour, as the provider and the gate let it.

A try counts by what it would hit: beside each guess, the right PIN is tried out under the same conditions and taken
back. So nothing depends on luck, nor on what the gate counts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from benchmarks.guessing.town import BEGINS, Person, Town
from dialin.dialogue.scene import Scene
from dialin.dialogue.step import step
from dialin.dialogue.words.heard import Speech
from dialin.dialogue.words.pin import PinEntry, PinHeard
from dialin.dialogue.words.pin_outcomes import PinUnknown
from dialin.rules.pins.guessing import POOL

IN_AN_HOUR = 114  # tries on one line: a call with three of them takes a minute and a half
ENDINGS = 10_000
MOST_TRIES = 400  # in an hour, of one way; far more than is let through
A_CALL = 3  # tries


Say = Callable[[str], list[str]]
Attack = Callable[[Town, int], float]  # so many hours of it: the hits to be expected
DIGITS = ("null", "eins", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")


def _guesses(town: Town, lines: Iterator[str | None], *, say: Say = lambda pin: [pin]) -> float:
    """PINs alone, until no more are let through. say: what is heard, and counts, when a PIN is keyed or spoken."""
    hits, aim, tries = 0.0, town.people[-1], 0
    while tries < MOST_TRIES:
        call = town.new_call(next(lines))
        for each in range(A_CALL):
            let_through = town.would_open(call, aim.pin)
            for pin in say(town.unknown_pin()):
                unknown = isinstance(town.key(call, pin), PinUnknown)
                assert let_through or not unknown, "a guess is let through where a right PIN would not be"
                hits += unknown * len(town.people) / POOL[len(aim.pin)]
                tries += 1
            if not let_through and each == 0:
                return hits
    return hits


@dataclass
class BlindPairs:
    """PINs with any four digits. Only those that end as somebody's number does can hit: so many of all are made."""

    due: float = 0.0

    def try_some(self, town: Town, lines: Iterator[str | None], *, most: float) -> float:
        """most: pairs keyed meanwhile."""
        hits = 0.0
        self.due += most * len(town.people) / ENDINGS
        while self.due >= 1:
            self.due -= 1
            call, aim = town.new_call(next(lines)), town.dice.choice(town.people)
            hits += town.would_open(call, aim.pin, aim.ending) / POOL[len(aim.pin)]
            town.key_both(call, town.unknown_pin(), aim.ending)
        return hits


def _let_through(town: Town, line: str | None, hours: int) -> int:
    """How many pairs one line gets through in these hours; nobody's number ends like theirs."""
    nobodys = next(f"{each:04}" for each in range(ENDINGS) if all(p.ending != f"{each:04}" for p in town.people))
    for tries in range(hours * IN_AN_HOUR):
        if tries % A_CALL == 0:
            call = town.new_call(line)
        if not town.would_open(call, town.people[-1].pin, town.people[-1].ending):
            return tries
        town.key_both(call, town.unknown_pin(), nobodys)
    return hours * IN_AN_HOUR


@dataclass
class FromLines:
    """PINs alone, then with any four digits, from these lines in turn. None: withheld, and as many as may be."""

    numbers: Sequence[str | None]
    say: Say = lambda pin: [pin]
    pairs: BlindPairs = field(default_factory=BlindPairs)

    def __call__(self, town: Town, hours: int) -> float:
        lines = cycle(self.numbers)
        hits = _guesses(town, lines, say=self.say)
        each = hours * IN_AN_HOUR if None in self.numbers else _let_through(town, self.numbers[0], hours)
        return hits + self.pairs.try_some(town, lines, most=each * len(self.numbers))


@dataclass
class FromNewLines:
    """Another number each time, on ten telephones."""

    pairs: BlindPairs = field(default_factory=BlindPairs)

    def __call__(self, town: Town, hours: int) -> float:
        lines = iter(town.unused_number, "")
        return _guesses(town, lines) + self.pairs.try_some(town, lines, most=10 * hours * IN_AN_HOUR)


@dataclass
class FromRegistered:
    """Somebody who is registered tries other people's PINs on the own line."""

    from_line: FromLines | None = None

    def __call__(self, town: Town, hours: int) -> float:
        self.from_line = self.from_line or FromLines([town.people[2].number])
        return self.from_line(town, hours)


@dataclass
class Spoof:
    """Shows the numbers of so many victims: tries their PINs there, and with their last digits from anywhere."""

    victims: int

    def __call__(self, town: Town, _hours: int) -> float:
        """As many as are let through: each takes a minute, but they call from many telephones."""
        victims = town.people[: self.victims]
        hits = _guesses(town, cycle([town.people[0].number]))
        return hits + sum(self._as_victim(town, one) + self._with_ending(town, one) for one in victims)

    def _as_victim(self, town: Town, victim: Person) -> float:
        hits = 0.0
        for _ in range(MOST_TRIES):
            call = town.new_call(victim.number)
            if not town.would_open(call, victim.pin):
                break
            unknown = isinstance(town.key(call, town.unknown_pin()), PinUnknown)
            hits += (len(town.people) if unknown else 1) / POOL[len(victim.pin)]
        return hits

    def _with_ending(self, town: Town, victim: Person) -> float:
        hits = 0.0
        for _ in range(MOST_TRIES):
            call = town.new_call(town.unused_number())
            if not town.would_open(call, victim.pin, victim.ending):
                break
            town.key_both(call, town.unknown_pin(), victim.ending)
            hits += 1 / POOL[len(victim.pin)]
        return hits


def _spoken(pin: str) -> list[str]:
    """What is read back when it is spoken, to each of which the caller says yes."""
    words = " ".join(DIGITS[int(digit)] for digit in pin)
    heard = step(PinEntry(), Speech(words), Scene(now=BEGINS, language="de")).state
    assert isinstance(heard, PinHeard), heard
    return list(heard.readings)


ATTACKERS: Mapping[str, Callable[[], Attack]] = {
    "1 line": lambda: FromLines(["+493023125700"]),
    "1 line, speaking": lambda: FromLines(["+493023125700"], say=_spoken),
    "1 withheld line": lambda: FromLines([None]),
    "100 lines": lambda: FromLines([f"+4930231257{each:02}" for each in range(100)]),
    "new numbers, 10 telephones": FromNewLines,
    "a registered line": FromRegistered,
    "shows 1 victim's number": lambda: Spoof(1),
    "shows everybody's number": lambda: Spoof(60),
}
