"""Runs the benchmark and prints one table per database."""

import argparse
import secrets
import statistics
import time
from dataclasses import dataclass, field

import psutil

from benchmarks.databases import database
from benchmarks.webhooks.application import prepare
from benchmarks.webhooks.journeys import Step, journey
from benchmarks.webhooks.load import play
from benchmarks.webhooks.servers import PROCESSES, THREADS, processor_seconds, serve
from dialin.config import read_settings

PUBLIC_URL, TOKEN = "https://dialin.example", "5d0c8f3b1a7e42966b0d9f1e7c2a5843"
WARM_UP = 20  # callers of each side that are not counted


@dataclass
class Tally:
    requests: int = 0
    processor: float = 0.0
    wall: float = 0.0
    times: list[float] = field(default_factory=list)

    def row(self, name: str) -> str:
        ordered = sorted(self.times)
        return (
            f"{name:8} {self.requests:7} {1e6 * self.processor / self.requests:9.0f} {self.requests / self.wall:9.0f}"
            f" {1e3 * statistics.median(ordered):8.1f} {1e3 * ordered[int(0.99 * len(ordered))]:8.1f}"
        )


def measure(kind: str, callers: int, rounds: int) -> float:
    """Prints the table and returns the ratio floor/journey of processor time per request."""
    with database(kind) as (url, database_processes):
        environment = {
            "DIALIN_DATABASE_URL": url,
            "DIALIN_PUBLIC_URL": PUBLIC_URL,
            "DIALIN_SECRET_KEY": secrets.token_hex(32),
            "TWILIO_AUTH_TOKEN": TOKEN,
            "TWILIO_ACCOUNT_SID": "",
        }
        everyone = callers * rounds + WARM_UP
        pins = prepare(read_settings(_env_file=None, **environment), everyone)
        journeys = [journey(i, pin, public_url=PUBLIC_URL, token=TOKEN) for i, pin in enumerate(pins)]
        with (
            serve("benchmarks.webhooks.floor:create()", environment) as (floor_port, floor),
            serve("benchmarks.webhooks.application:create()", environment) as (house_port, house),
        ):
            sides = (("floor", floor_port, [floor]), ("journey", house_port, [house, *database_processes]))
            tallies = _rounds(sides, journeys, callers, rounds)
    ratio = (tallies["floor"].processor / tallies["floor"].requests) / (
        tallies["journey"].processor / tallies["journey"].requests
    )
    print(f"\n{kind}: {PROCESSES} processes of {THREADS} threads, {callers} callers a round, {rounds} rounds in turns")
    print("side    requests  cpu us/req     req/s   p50 ms   p99 ms")
    for name, tally in tallies.items():
        print(tally.row(name))
    print(f"ratio floor/journey, processor time a request: {ratio:.2f}")
    return ratio


def _rounds(
    sides: tuple[tuple[str, int, list[psutil.Process]], ...], journeys: list[list[Step]], callers: int, rounds: int
) -> dict[str, Tally]:
    tallies = {name: Tally() for name, _, _ in sides}
    for name, port, _ in sides:
        play(port, journeys[:WARM_UP], is_floor=name == "floor")
    for number in range(rounds):
        share = journeys[WARM_UP + number * callers :][:callers]
        for name, port, processes in sides:
            tally, before, began = tallies[name], processor_seconds(*processes), time.perf_counter()
            times = play(port, share, is_floor=name == "floor")
            tally.wall += time.perf_counter() - began
            tally.processor += processor_seconds(*processes) - before
            tally.requests += len(times)
            tally.times += times
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--callers", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    for kind in ("sqlite", "postgres") if given.database == "both" else (given.database,):
        measure(kind, given.callers, given.rounds)


if __name__ == "__main__":
    main()
