"""How long a caller's own line takes until it is put through."""

from datetime import timedelta

from dialin.rules.bridging.partings import keying_time
from dialin.rules.bridging.profiles import profile_of
from dialin.rules.bridging.timing import timed_keys
from dialin.rules.bridging.ways import keys_for
from dialin.store.events import Event

RINGS = timedelta(seconds=30)  # at most, until a far end answers


def keying_of(event: Event, *, is_patient: bool) -> timedelta:
    """From the answer on."""
    return keying_time(timed_keys(keys_for(event), profile_of(event.bridge_platform), is_patient=is_patient))


def until_up(event: Event) -> timedelta:
    """From dialling on, at most."""
    return RINGS + keying_of(event, is_patient=True)
