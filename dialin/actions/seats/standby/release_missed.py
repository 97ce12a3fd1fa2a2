"""Takes seats from people who were called for them in vain; whoever waits next gets them."""

from dialin.rules.outgoing.words import REACHED, Outcome
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.outgoing import tries_of
from dialin.store.standbys import Kept, kept_seats, put_off, stop_standby


def missed_seats(act: Act, event_id: int) -> list[Kept]:
    """Seats that are kept no longer, since nobody answered or who did does not come."""
    return [kept for kept in kept_seats(act, event_id) if _is_missed(act, kept)]


def release_missed(act: Act, event: Event) -> None:
    """The event must be locked, and its seats be filled afterwards.

    Whoever could not be called at all waits on, and is called for the next seat.
    """
    for kept in missed_seats(act, event.id):
        if kept.work.done_at is None and not tries_of(kept.work):
            put_off(act, kept.attendee_id, event)
        elif kept.work.done_at is None:
            stop_standby(act, event.id, kept.attendee_id, kept.work.outcome or Outcome.NO_ANSWER)
        seats.give_up_seat(act, attendee_id=kept.attendee_id, is_left=True)


def _is_missed(act: Act, kept: Kept) -> bool:
    """A line that is busy is called once more while the seat is held; whoever is on the telephone is let finish."""
    work = kept.work
    if work.done_at is not None:
        return work.outcome not in REACHED
    if work.begun_at is not None:
        return False
    is_held = kept.held_until is not None and kept.held_until > act.now
    if work.outcome is None or work.outcome is Outcome.BUSY:
        return not is_held
    return True
