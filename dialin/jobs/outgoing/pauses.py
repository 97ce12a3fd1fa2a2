"""How long a call or message waits that could not go out: longer each time, and no attempt is lost by it."""

from datetime import timedelta

from dialin.store.act import Act
from dialin.store.outgoing import give_up_attempt
from dialin.store.work import Work

PAUSES = (2, 5, 15, 60, 300, 900)  # seconds, where nothing has left the house
SEEN_BY = timedelta(seconds=5)  # after so long what the provider was asked for can be found there


def send_later(act: Act, work: Work, *, failure: str, longest: int = PAUSES[-1]) -> None:
    """failure: a sentence for staff. longest: seconds."""
    pause = PAUSES[min(int(work.details.get("unmade", 0)), len(PAUSES) - 1)]
    due_at = act.now + timedelta(seconds=min(pause, longest))
    give_up_attempt(act, work, due_at=due_at, failure=failure, was_made=False)
