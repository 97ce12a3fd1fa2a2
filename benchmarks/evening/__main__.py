"""Runs the benchmark and prints one table per database."""

import argparse
import statistics
import time
from dataclasses import dataclass
from datetime import datetime

from benchmarks.databases import database
from benchmarks.evening.callers import (
    WatchfulCompany,
    await_true,
    call_in,
    company_at_work,
    connect,
    is_waiting,
    raise_hand,
)
from benchmarks.evening.desk import BOARD, Desk, form_of, open_boards
from benchmarks.evening.town import HOST, Town, environment, free_port, serving, settings_of, town
from dialin.clock import wall_clock
from dialin.rehearsal import Leg
from dialin.store.evening import seats_of_event
from dialin.store.events import change_event
from dialin.store.seats import Seat

FASTER = 5.0  # the company's clock while people arrive in the room
BARS = {"floor": 1.0, "hang-up": 2.0, "hold over": 2.0}  # seconds


@dataclass
class Evening:
    """Who sits and who waits now, each in order, and with what they are watched."""

    town: Town
    company: WatchfulCompany
    seated: list[Leg]
    waiting: list[Leg]


def measure(kind: str, given: argparse.Namespace) -> bool:
    """Prints the table; whether every figure is within its bar."""
    port = free_port()
    with database(kind) as (url, _), company_at_work() as (company, served):
        values = environment(url, port, served.url)
        with (
            town(settings_of(values), seats=given.seats, people=given.seats + given.lobby) as made,
            serving(values, port, with_worker=kind == "postgres"),
        ):
            connect(company, f"http://{HOST}:{port}")
            served.ticker.speed = FASTER
            seated = call_in(company, made.seated, within_seconds=given.seats / 10)
            await_true(lambda: all(leg.room for leg in seated), "not everybody with a seat is in the room")
            for leg in seated[: given.times]:
                raise_hand(leg)
            served.ticker.speed = 1.0
            waiting = call_in(company, made.waiting, within_seconds=given.lobby / 10)
            await_true(lambda: all(map(is_waiting, waiting)), "not everybody else waits on the line")
            evening = Evening(made, company, seated, waiting)
            with open_boards(port, given.boards):
                figures = {
                    "floor": give_floors(evening, Desk(port), given.times),
                    "hang-up": free_seats(evening, given.times),
                    "hold over": end_holds(evening, min(given.times, 10)),
                }
    print(f"\n{kind}: {given.seats} in the room, {given.lobby} in the lobby, {given.boards} boards open; seconds")
    print("measure    times    min  median   max   bar")
    for name, times in figures.items():
        low, middle, high = min(times), statistics.median(times), max(times)
        print(f"{name:10} {len(times):5} {low:6.2f} {middle:6.2f} {high:6.2f} {BARS[name]:5.1f}")
    return all(max(times) < BARS[name] for name, times in figures.items())


def give_floors(evening: Evening, desk: Desk, times: int) -> list[float]:
    """One click for each of as many speakers, whose hands went up in this order."""
    took = []
    for leg in evening.seated[:times]:
        address, fields = form_of(desk.see(BOARD), "/next")
        evening.company.asked.pop(leg.sid, None)
        began = time.monotonic()
        desk.send(address, fields)
        await_true(lambda leg=leg: leg.sid in evening.company.asked, "the provider is never asked")  # type: ignore[misc]
        took.append(evening.company.asked[leg.sid] - began)
        await_true(lambda leg=leg: leg.room is not None and not leg.muted, "nobody speaks")  # type: ignore[misc]
    desk.close()
    return took


def free_seats(evening: Evening, times: int) -> list[float]:
    return [_hang_up_for_next(evening) for _ in range(times)]


def _hang_up_for_next(evening: Evening) -> float:
    leaves, comes = evening.seated.pop(), evening.waiting.pop(0)
    began = time.monotonic()
    leaves.hang_up()
    await_true(lambda: comes.sid in evening.company.told, "the next is never told")
    evening.seated.insert(0, comes)
    return evening.company.told[comes.sid] - began


def end_holds(evening: Evening, times: int) -> list[float]:
    """Dropped callers who do not come back: the seat is freed by the clock, so nobody's request starts it."""
    with evening.town.services.acting("test") as act:
        change_event(act, evening.town.event_id, {"grace_minutes": 1})
    pairs = [(evening.seated.pop(), evening.waiting.pop(0)) for _ in range(times)]
    for leaves, _ in pairs:
        leaves.hang_up()
        time.sleep(0.7)
    await_true(lambda: len(_holds(evening)) == times, "the drops are not noticed")
    ends = _holds(evening)
    await_true(lambda: all(comes.sid in evening.company.told for _, comes in pairs), "the next are never told")
    told = sorted(evening.company.told[comes.sid] for _, comes in pairs)
    return [moment - end for moment, end in zip(told, ends, strict=True)]


def _holds(evening: Evening) -> list[float]:
    """When each hold ends, on the monotonic clock."""
    now, moment = wall_clock(), time.monotonic()
    with evening.town.services.looking() as act:
        ends = [_hold_of(owned.seat, now) for owned in seats_of_event(act, evening.town.event_id)]
    return sorted(moment + (end - now).total_seconds() for end in ends if end is not None)


def _hold_of(seat: Seat, now: datetime) -> datetime | None:
    """Until when it is held; None where somebody sits in it, or nobody has left it."""
    is_held = seat.call_id is None and seat.held_until is not None and seat.held_until > now
    return seat.held_until if is_held else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--seats", type=int, default=60)
    parser.add_argument("--lobby", type=int, default=200)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--boards", type=int, default=3)
    given = parser.parse_args()
    kinds = ("sqlite", "postgres") if given.database == "both" else (given.database,)
    within = [measure(kind, given) for kind in kinds]
    if not all(within):
        raise SystemExit("A figure is not within its bar.")


if __name__ == "__main__":
    main()
