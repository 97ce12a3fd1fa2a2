"""What follows when the way into an event has failed: other words and longer pauses each time, and no end of trying."""

from dataclasses import replace

from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import InRoom, StarMenu, WayFailed

# Seconds of music before the next try, growing with each that fails; with the time it rings for, at most 45 pass
# between two words.
PAUSES = (5.0, 10.0, 15.0)
# Should it have been the star after all, the keys of its menu count.
_A_KEY = Listen(first=2, at_once=True)


def try_again(state: InRoom, *, words: str) -> Turn:
    pause = PAUSES[min(state.failures, len(PAUSES) - 1)]
    then = Listen(first=1, music=pause)
    return Turn(replace(state, failures=state.failures + 1), says=(say(words),), then=then)


def words_of_loss(state: InRoom) -> str:
    return "bridge.still" if state.failures else "bridge.down"


def fail(state: InRoom, failed: WayFailed) -> Turn:
    """Who was turned away once is connected again at once, by then with longer pauses between the keys.

    Who has not heard the event yet has lost no sound.
    """
    if failed.is_refused and not state.failures:
        return Turn(StarMenu(back=replace(state, failures=1)), says=(say("direct.again"),), then=_A_KEY)
    if failed.is_refused:
        return try_again(state, words="bridge.not_in")
    return try_again(state, words=words_of_loss(state) if failed.was_in else "bridge.unreached")
