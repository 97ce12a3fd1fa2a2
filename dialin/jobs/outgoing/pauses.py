"""How long a message waits that could not be sent: longer each time, and no attempt is lost by it."""

from datetime import timedelta

from dialin.store.act import Act
from dialin.store.outgoing import give_up_attempt
from dialin.store.work import Work

PAUSES = (2, 5, 15, 60, 300, 900)  # seconds, where nothing has left the house
SEEN_BY = timedelta(seconds=5)  # after so long a message that was sent can be found at the provider


def send_later(act: Act, work: Work, *, failure: str) -> None:
    """failure: a sentence for staff."""
    pause = PAUSES[min(int(work.details.get("unmade", 0)), len(PAUSES) - 1)]
    due_at = act.now + timedelta(seconds=pause)
    give_up_attempt(act, work, due_at=due_at, failure=failure, was_made=False)
