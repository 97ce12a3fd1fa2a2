"""Says which PIN leads to a room on Jitsi, and which room a PIN leads to: for the coming events, and no others."""

from dataclasses import dataclass

from dialin.rules.bridging.jitsi_rooms import read_room
from dialin.rules.phases import Phase, phase_at
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.events import Event, live_events
from dialin.store.guesses import count_guess, spent_in

# Of PINs that lead nowhere, in an hour: all that a day lets through hit one of twenty rooms once in a thousand days.
# One address may be that of a voice menu, and its callers key wrong.
MOST_OF_ONE, MOST_OF_ALL = 200, 2000
_ALL = "room"


@dataclass(frozen=True, slots=True)
class MappedRoom:
    """room: room@conference.host. number: E.164, on which Jitsi is reached by telephone."""

    pin: str
    room: str
    number: str | None


def find_by_room(act: Act, room: str) -> MappedRoom | None:
    """However it is written. None also for a room of which nobody has said that an event takes place there."""
    known = read_room(room)
    return next((one for one in _mapped(act) if one.room == known), None)


def find_by_pin(act: Act, pin: str) -> MappedRoom | None:
    return next((one for one in _mapped(act) if one.pin == pin), None)


def is_closed(act: Act, network: str) -> bool:
    """Whether so many PINs led nowhere that no more are looked at. network: whose they were."""
    limits = {f"{_ALL}:{network}": MOST_OF_ONE, _ALL: MOST_OF_ALL}
    spent = spent_in(act, list(limits))
    return any(spent[scope].tries_in_hour >= limits[scope] for scope in spent)


def count_miss(act: Act, network: str) -> None:
    count_guess(act, [f"{_ALL}:{network}", _ALL], chance=0)


def numbers_of(act: Act) -> list[str]:
    """Of all rooms, each once."""
    return list(dict.fromkeys(one.number for one in _mapped(act) if one.number))


def _mapped(act: Act) -> list[MappedRoom]:
    return [
        MappedRoom(event.room_pin, event.bridge_meeting, event.bridge_number)
        for event in live_events(act)
        if event.room_pin and event.bridge_meeting and event.bridge_platform == "jitsi" and _is_coming(act, event)
    ]


def _is_coming(act: Act, event: Event) -> bool:
    return phase_at(schedule_of(event), act.now) not in (Phase.OVER, Phase.CANCELLED)
