"""Runs every attacker for thirty days and prints what it may hit, and how holders of PINs got in meanwhile."""

import argparse
from collections import Counter
from datetime import timedelta

from benchmarks.databases import database
from benchmarks.guessing.attackers import ATTACKERS, Attack
from benchmarks.guessing.holders import LINES, OFFICE, ways_in
from benchmarks.guessing.town import Town, town

IN_A_DAY, UNTIL_THE_EVENT = 1.0, 5.0  # per cent: the aims
HOURS_BETWEEN_LOOKS, HOUR_BY_HOUR, LATER_STEP = 12, 48, 3


def run(attack: Attack, here: Town, days: int) -> tuple[float, float, Counter[str]]:
    """Per cent: the most in any 24 hours, and in all; and how the holders got in."""
    hits: dict[int, float] = {}
    seen = Counter[str]()
    hour = 0
    while hour < 24 * days:
        step = 1 if hour < HOUR_BY_HOUR else LATER_STEP  # no limit is shorter than an hour, few are than a day
        hits[hour] = 100 * attack(here, step)
        if hour % HOURS_BETWEEN_LOOKS >= HOURS_BETWEEN_LOOKS - step:
            for each in (0, len(here.people) // 2):  # the first is whose number is shown by others
                seen.update(f"{line}: {way}" for line, way in ways_in(here, here.people[each]).items())
        hour += step
        here.now += timedelta(hours=step)
    worst = max(sum(hit for at, hit in hits.items() if first <= at < first + 24) for first in hits)
    return worst, sum(hits.values()), seen


def _shares(seen: Counter[str]) -> str:
    """Per cent of those who called from each line: let in by telephone, of them without the last digits."""
    told = []
    for line in LINES:
        ways = {key.partition(": ")[2]: times for key, times in seen.items() if key.startswith(f"{line}: ")}
        whole = sum(ways.values())
        told.append(
            f"{100 * (whole - ways.get(OFFICE, 0)) / whole:4.0f} ({100 * ways.get('PIN alone', 0) / whole:.0f})"
        )
    return "  ".join(f"{one:>11}" for one in told)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.guessing", description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--digits", type=int, default=6, choices=(6, 8))
    parser.add_argument("--days", type=int, default=30)
    given = parser.parse_args()
    print(f"{given.people} living PINs of {given.digits} digits, {given.days} days; per cent")
    print(f"aims: below {IN_A_DAY} in any 24 hours, below {UNTIL_THE_EVENT} until the event\n")
    print(
        f"{'attacker':26} {'day':>6} {'of aim':>6} {'event':>6} {'of aim':>6}   holders in within two calls (PIN alone)"
    )
    print(f"{'':55}" + "  ".join(f"{line:>11}" for line in LINES))
    for name, attacker in ATTACKERS.items():
        with database("sqlite") as (url, _), town(url, people=given.people, digits=given.digits) as here:
            day, event, seen = run(attacker(), here, given.days)
        print(
            f"{name:26} {day:6.3f} {day / IN_A_DAY:6.2f} {event:6.3f} {event / UNTIL_THE_EVENT:6.2f}   "
            + _shares(seen),
            flush=True,
        )


if __name__ == "__main__":
    main()
