"""One caller waits on the line behind people without a seat, and asks again and again whether one is free."""

from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from typing import Any

from benchmarks.lists.event import NUMBER, make_event, services_at
from benchmarks.lists.people import csv_of
from dialin.actions.attendees.import_attendees import import_attendees
from dialin.actions.seats.claim_seat import claim_seat
from dialin.dialogue.words.seat import SeatAwaited
from dialin.dialogue.words.state import Place
from dialin.lists.read_table import Table, read_table
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.attendees import list_attendees
from dialin.store.calls import Call, begin_call, load_call
from dialin.store.events import load_event

LOOKS = 200


def milliseconds_behind(url: str, people: list[int], processor: Callable[[], float]) -> dict[int, float]:
    """Of processor time, of one look behind each number of waiting people, in one database."""
    services = services_at(url)
    taken = {ahead: _look(services, ahead, processor) for ahead in people}
    services.database.close()
    return taken


def _look(services: Services, ahead: int, processor: Callable[[], float]) -> float:
    event_id = make_event(services, f"behind-{ahead}")
    table = read_table(csv_of(20 + ahead + 1))
    assert isinstance(table, Table), table
    import_attendees(services, event_id, table, author="benchmark")
    with services.acting("benchmark") as act:
        starts = load_event(act, event_id).starts
        last = list_attendees(act, event_id)[-1]
        begin_call(act, _call(act, f"CA{ahead}", event_id=event_id, attendee_id=last.id, is_waiting=True))

    def look() -> None:
        with services.acting("benchmark") as act:
            call = load_call(act, f"CA{ahead}")
            assert call is not None
            assert isinstance(claim_seat(replace(act, now=starts), call), SeatAwaited)

    look()
    before = processor()
    for _ in range(LOOKS):
        look()
    return 1e3 * (processor() - before) / LOOKS


def _call(act: Act, sid: str, **changes: Any) -> Call:
    """A live one, as its first turn left it."""
    usual: dict[str, Any] = dict.fromkeys(one.name for one in fields(Call) if one.default is MISSING) | {
        "id": 0, "sid": sid, "caller": NUMBER, "dialled": NUMBER, "language": "de", "stage": "Lobby",
        "place": Place.LOBBY, "state": "", "turn": 1, "reply": "", "wants_music": True,
        "started_at": act.now, "changed_at": act.now,
    }  # fmt: skip
    return Call(**(usual | changes))
