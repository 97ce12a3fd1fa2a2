"""Notes what a platform has said of an event's meeting, or why nothing, and what is dialled because of it."""

from datetime import timedelta
from typing import Any

from dialin.conferences.promise import ConferenceTrouble, Seen
from dialin.rules.bridging.ways import number_to_dial
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.bridge_legs import find_leg
from dialin.store.events import Event, change_event, lock_event
from dialin.store.platform_looks import PlatformLook, find_look, save_look

# For so long a platform's last word goes before what was typed in, though it says nothing more: it is younger.
HOLDS = timedelta(minutes=10)

_ASKED_BY = ("number", "bridge_platform", "bridge_api", "bridge_secret", "bridge_meeting")
_NOTHING: dict[str, Any] = dict.fromkeys(("is_running", "participants", "telephones", "has_our_leg"))


def note_seen(act: Act, asked: Event, seen: Seen) -> bool:
    """Whether that is still what is asked. asked: the event as it was when its platform was.

    A leg that stands is in the meeting: it is dialled anew only where that was made anew, which has left it behind.
    """
    event, before = _lock(act, asked), find_look(act, asked.id)
    if event is None:
        return False
    is_new = event.platform_code is not None and seen.code not in (None, event.platform_code)
    if not _stands(act, event) or _was_made_anew(before, seen):
        number = number_to_dial(seen.numbers, typed=event.bridge_number, own=event.number)
        _dial(act, event, number=number, code=seen.code)
    save_look(
        act,
        event.id,
        {
            "trouble": None,
            "answered_at": act.now,
            "is_running": seen.is_running,
            "participants": seen.participants,
            "telephones": seen.telephones,
            "has_our_leg": seen.has_our_leg,
            "made_at": seen.made_at,
            "changed_at": act.now if is_new else before and before.changed_at,
        },
    )
    return True


def note_trouble(act: Act, asked: Event, trouble: ConferenceTrouble) -> bool:
    """Whether that is news: another reason than before. What was typed in is dialled, once the last word is too old."""
    event, before = _lock(act, asked), find_look(act, asked.id)
    if event is None:
        return False
    answered_at = None if before is None else before.answered_at
    is_recent = answered_at is not None and act.now - answered_at <= HOLDS
    if not (_stands(act, event) or (trouble.reason.is_silence and is_recent)):
        _dial(act, event, number=None, code=None)
    save_look(act, event.id, {"trouble": trouble.reason.value, **_NOTHING})
    return before is None or before.trouble != trouble.reason.value


def _lock(act: Act, asked: Event) -> Event | None:
    """The event; None where by now something else would be asked, or it is over."""
    event = lock_event(act, asked.id)
    is_same = all(getattr(event, name) == getattr(asked, name) for name in _ASKED_BY)
    return event if is_same and event.ended_at is None else None


def _stands(act: Act, event: Event) -> bool:
    """A leg that is up and not known to be in may be asked for its code in vain."""
    leg = find_leg(act, event.id)
    return leg is not None and leg.state == "up" and leg.proved_at is not None


def _was_made_anew(before: PlatformLook | None, seen: Seen) -> bool:
    if before is None or before.made_at is None or seen.made_at is None:
        return False
    return before.made_at != seen.made_at


def _dial(act: Act, event: Event, *, number: str | None, code: str | None) -> None:
    if (number, code) == (event.platform_number, event.platform_code):
        return
    change_event(act, event.id, {"platform_number": number, "platform_code": code})
    log_change(act, "event.as_platform_says" if number or code else "event.as_typed_in", event_id=event.id)
