"""By which words simulated callers know what they are asked, taken from the prompts themselves."""

from collections.abc import Sequence

from dialin.prompts.catalogue import load
from dialin.prompts.templates import Part
from dialin.rehearsal.crowd import Words

ASKS_PIN = (
    "pin.ask", "pin.noinput1", "pin.typo1", "pin.typo2", "pin.unknown1", "pin.unknown2", "pin.cleared",
    "pin.keys_heard", "pin.incomplete",
)  # fmt: skip
WAITS = (
    "ok.lobby", "ok.lobby_known", "wait.line", "wait.late", "wait.early", "early.today", "bridge.connecting",
    "bridge.testing", "bridge.unreached", "bridge.not_in", "bridge.not_open", "bridge.late",
)  # fmt: skip
GIVES_UP = ("fault.office", "fault.later", "fault.final")
APOLOGIES = ("fault.general", "fault.again", *GIVES_UP)
FAREWELLS = (
    "bye.event_short", "bye.normal", "bye.no_input", "bye.promise", "over", "removed", "second.moved", "seat.cancelled",
    "removed.barred",
)  # fmt: skip


def words_in(language: str) -> Words:
    return Words(
        asks_pin=_beginnings(language, ASKS_PIN),
        asks_to_move=_beginnings(language, ("second.phone",))[0],
        apologies=_beginnings(language, APOLOGIES),
        waits=_beginnings(language, WAITS),
        farewells=_beginnings(language, FAREWELLS),
        gives_up=_beginnings(language, GIVES_UP),
    )


def _beginnings(language: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    prompts = load()[language].prompts
    return tuple(_longest(text.parts) for key in keys for text in prompts[key].texts.values())


def _longest(parts: Sequence[Part]) -> str:
    """What is said without a pause or a value in it."""
    return max((part.strip() for part in parts if isinstance(part, str)), key=len)
