"""A letter that would come too late is not promised: another way is named instead."""

from dialin.actions.delivery.look_at_deliveries import is_too_late_for_letters, look_at_deliveries
from dialin.rules.outgoing.words import Way
from dialin.rules.refusals import Notice, Refused
from dialin.rules.registrations import DELIVERIES
from dialin.store.act import Act
from dialin.store.events import Event

LETTER = "letter"
_TOO_LATE = Refused("A letter would not arrive before the event. Choose a call.", field="delivery")


def refuse_late_letter(act: Act, event: Event, delivery: str, land: str | None) -> Refused | None:
    """Where somebody has chosen a letter by themselves. land: as the settings have it."""
    return _TOO_LATE if delivery == LETTER and is_too_late_for_letters(act, event, land) else None


def ways_offered(act: Act, event: Event, land: str | None) -> tuple[str, ...]:
    """Those by which a PIN can still reach somebody, a letter first where it can."""
    is_late = is_too_late_for_letters(act, event, land)
    return tuple(way for way in DELIVERIES if way != LETTER or not is_late)


def count_waiting_letters(act: Act, event: Event, land: str | None) -> int:
    deliveries = look_at_deliveries(act, event, land).values()
    return sum(one.way is Way.LETTER and one.is_missing for one in deliveries)


def say_late_letters(act: Act, event: Event, count: int, land: str | None) -> list[Notice]:
    """About a list whose people are registered all the same: it may name no way at all. count: of letters to come."""
    if not count or not is_too_late_for_letters(act, event, land):
        return []
    return [
        Notice(
            "Letters would not arrive before the event, and {count} people are to get one. Have them called.",
            {"count": str(count)},
        )
    ]
