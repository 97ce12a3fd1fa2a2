"""Notes that the videoconference has answered a bridge leg, and says which keys it is to be sent, and when."""

from dataclasses import dataclass, replace

from dialin.rules.bridging.profiles import profile_of
from dialin.rules.bridging.timing import TimedKeys, timed_keys
from dialin.schedule import is_past
from dialin.store.act import Act
from dialin.store.bridge_legs import BridgeLeg, change_leg, lock_leg, release_sid
from dialin.store.events import Event, load_event


@dataclass(frozen=True, slots=True)
class Answered:
    """keys: none are left to send where the leg has joined the room already, or needs none."""

    keys: tuple[TimedKeys, ...]


def answer_leg(act: Act, token: str, sid: str) -> Answered | None:
    """None for a leg of an attempt that was given up, or of an event that is over or called off.

    Whoever asks again has not had the answer, so no key was sent: the first pause is the shorter for it, since the far
    end has gone on speaking.
    """
    leg = lock_leg(act, token)
    if leg is None:
        return None
    event = load_event(act, leg.event_id)
    if is_past(event, act.now):
        return None
    if leg.state == "up":
        return Answered(())
    release_sid(act, sid, but_for=token)
    since = leg.answered_at or act.now
    answered = {"sid": sid, "leased_until": None, "answered_at": since}
    if not change_leg(act, token, answered, states=("dialling",)):
        return None
    return Answered(_later((act.now - since).total_seconds(), keys_of(leg, event)))


def keys_of(leg: BridgeLeg, event: Event) -> tuple[TimedKeys, ...]:
    """Of the present attempt."""
    return timed_keys(leg.digits, profile_of(event.bridge_platform), is_patient=leg.is_patient)


def _later(seconds: float, keys: tuple[TimedKeys, ...]) -> tuple[TimedKeys, ...]:
    if not keys or not seconds:
        return keys
    first = replace(keys[0], pause_seconds=max(0.0, keys[0].pause_seconds - round(seconds)))
    return (first, *keys[1:])
