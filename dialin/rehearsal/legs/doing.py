"""What the person at the far end of a leg does: keys and words, each at its time on the company's clock.

All functions are called with the company's lock held, and say how many seconds it takes.
"""

from datetime import datetime
from functools import partial
from typing import Protocol

from dialin.rehearsal.legs.owner import KEYS, LegOwner
from dialin.rehearsal.network.promise import CallLeg
from dialin.rehearsal.network.steps import Key, VoiceStarts, VoiceStops
from dialin.rehearsal.transcripts import Story, note_done
from dialin.rehearsal.twiml.speech import speaking_seconds

SECONDS_A_KEY = 0.1


class Peopled(CallLeg, Protocol):
    """A leg with a simulated person."""

    company: LegOwner
    story: Story
    is_speaking: bool


def press(leg: Peopled, keys: str) -> float:
    """Press keys, 0.1 s apart, from now on."""
    if not keys or not set(keys) <= KEYS:
        raise ValueError(f"{keys!r}: a telephone has the keys 0-9, * and # (and A-D)")
    for place, key in enumerate(keys):
        leg.company.turns.clock.after(place * SECONDS_A_KEY, partial(_pressed, leg, key))
    return len(keys) * SECONDS_A_KEY


def say(leg: Peopled, words: str, confidence: float = 0.9) -> float:
    """Speak from now on."""
    clock, seconds = leg.company.turns.clock, max(0.2, speaking_seconds(words))
    clock.after(0, lambda: _speaks(leg, words))
    clock.after(seconds, lambda: _spoke(leg, words, confidence))
    return seconds


def note(leg: Peopled, what: str, *, more: str = "") -> None:
    """Write into the call's story what the person does."""
    note_done(leg.story, _now(leg), what, more=more)


def _pressed(leg: Peopled, key: str) -> None:
    if leg.script and not leg.is_over:
        note(leg, "presses ", more=key)
        leg.script.send(Key(key))


def _speaks(leg: Peopled, words: str) -> None:
    if leg.script and not leg.is_over:
        note(leg, f"says: {words}")
        leg.is_speaking = True
        leg.script.send(VoiceStarts())
        leg.company.hear_voice(leg, words)


def _spoke(leg: Peopled, words: str, confidence: float) -> None:
    if leg.script and not leg.is_over:
        leg.is_speaking = False
        leg.script.send(VoiceStops(words, confidence))
        leg.company.hear_voice(leg, None)


def _now(leg: Peopled) -> datetime:
    return leg.company.turns.now
