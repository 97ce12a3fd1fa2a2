"""Short words for the tests of calls that the city makes."""

from dataclasses import replace

from dialin.dialogue.scene import Order, Scene
from dialin.dialogue.turn import Turn
from dialin.dialogue.words.outgoing import OutcomeMet
from dialin.rules.outgoing.words import Outcome, Purpose
from tests.dialogue.scenes import LIVE, THE_DAY_BEFORE

EVERY_RETRY = frozenset({Outcome.MACHINE, Outcome.SILENT, Outcome.ABSENT})


def called(purpose: Purpose, *, at: Scene | None = None, **order: object) -> Scene:
    """The scene of a call for this; a starting call is made once the event is on."""
    usual = LIVE if purpose in (Purpose.START, Purpose.STANDBY) else THE_DAY_BEFORE
    made = Order(purpose, **({"name": "Erna Müller", "retries": EVERY_RETRY} | order))  # type: ignore[arg-type]
    return replace(at or usual, order=made)


def met(turn: Turn) -> list[Outcome]:
    return [told.outcome for told in turn.tells if isinstance(told, OutcomeMet)]
