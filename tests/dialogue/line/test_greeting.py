"""The greeting says good morning or good evening by the clock of the event."""

from dialin.dialogue.turn import Prompt
from dialin.dialogue.welcome import hello_at
from dialin.dialogue.words.heard import Called
from dialin.dialogue.words.line import Greeting
from tests.dialogue.scenes import LIVE, after
from tests.every import every


@every(
    ("hour", "hello"),
    [(0, "evening"), (4, "evening"), (5, "morning"), (10, "morning"), (11, "day"), (17, "day"), (18, "evening")],
)
def test_a_greeting_goes_by_the_hour(hour: int, hello: str) -> None:
    assert hello_at(hour) == f"hello.{hello}"


def test_the_hour_is_that_of_the_event() -> None:
    (first, *_) = after(Greeting(), Called()).says
    assert isinstance(first, Prompt)
    assert first.values["hello"] == hello_at(LIVE.now.astimezone(LIVE.the_event.starts.tzinfo).hour)
