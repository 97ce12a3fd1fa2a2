"""Plays the evening on one kind of database or on both, prints its report, and fails where something must not be."""

import argparse
import random
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Literal

from benchmarks.evening.town import HOST, environment, free_port, settings_of
from benchmarks.troubled.databases import frail_database
from benchmarks.troubled.servers import fleet
from benchmarks.troubled.troubles import Troubles
from dialin.actions.events.create_event import MOST_SEATS_IN_A_ROOM
from dialin.app import build_services
from dialin.cli.rehearse.copying import Copy, Original, make_copy
from dialin.cli.rehearse.playing import Wish, company_for, crowd_for, lines_with, seats_left, secrets_of
from dialin.clock import wall_clock
from dialin.rehearsal import http_transport
from dialin.rehearsal.crowd import CrowdReport, Guest
from dialin.rehearsal.live import serve as serve_company
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.migrations.upgrade import upgrade

VIDEOCONFERENCE, OFFICE = "+496990009000", "+493023125900"
STRANGERS = 6  # who try PINs all evening
SENDERS = 64
LOBBY = 0.12  # of the evening, by which the event begins
LONGEST_GOODBYE = 180.0  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--seats", type=int, default=250)
    parser.add_argument("--callers", type=int, default=600)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--speed", type=float, default=12)
    parser.add_argument("--mode", choices=("room", "direct"), default="direct")
    parser.add_argument("--logs", type=Path, help="a folder in which the servers' logs are kept")
    given = parser.parse_args()
    kinds = ("sqlite", "postgres") if given.database == "both" else (given.database,)
    reports = {kind: play(kind, given) for kind in kinds}
    for kind, report in reports.items():
        print(f"\n{kind}, seed {given.seed}, {report.seconds} s", *report.lines(), sep="\n")
        for example in report.examples:
            print("\ncut off:", example, sep="\n")
    if not all(report.is_clean for report in reports.values()):
        raise SystemExit("Something came about that must not.")


def play(kind: str, given: argparse.Namespace) -> CrowdReport:
    wish = Wish(given.callers, given.seed, given.minutes, workers=2, speed=given.speed)
    with frail_database(kind) as (url, gone), tempfile.TemporaryDirectory(prefix="dialin-troubled-logs-") as logs:
        company_port = free_port()
        values = environment(url, free_port(), f"http://{HOST}:{company_port}") | {"DIALIN_OFFICE": OFFICE}
        with closing_services(values) as services:
            original = _original(given.seats, given.mode)
            copy = make_copy(
                services, original, callers=wish.callers, starts=wall_clock() + timedelta(seconds=LOBBY * wish.seconds),
                lasts=timedelta(seconds=wish.seconds, minutes=30),
            )  # fmt: skip
            with fleet(values, Path(logs), with_worker=kind == "postgres") as made:
                send = made.transport(http_transport())
                company = company_for(settings_of(values), original, send=send, seed=wish.seed)
                with serve_company(company, host=HOST, port=company_port, speed=wish.speed, senders=SENDERS):
                    crowd = crowd_for(company, original, _with_strangers(copy, wish.seed), wish)
                    crowd.latencies = made.latencies
                    troubles = Troubles(company, made, gone, send, wish.seconds, wish.seed)
                    crowd.live(wish.seconds, told=threading.Event(), meanwhile=troubles)
                    troubles.settle()
                    report = crowd.report()
                    crowd.leave()
                    services.database.write.dispose()  # whose connections were cut while the database was gone
                    leaked = seats_left(services, copy.event_id, within=LONGEST_GOODBYE)
        named = lines_with(secrets_of(copy), [path.read_text() for path in sorted(Path(logs).iterdir())])
        print(*named[:5], sep="\n")
        _keep(Path(logs), given.logs)
    return report.judged(seats_leaked=leaked, personal_data_in_logs=len(named))


@contextmanager
def closing_services(values: dict[str, str]) -> Iterator[Services]:
    services = build_services(settings_of(values), clock=wall_clock)
    upgrade(services.database)
    with closing(services.database):
        yield services


def _original(seats: int, mode: Literal["room", "direct"]) -> Original:
    """In room mode the line into the videoconference is the last that the provider's room takes."""
    draft: dict[str, object] = {
        "title": "Digitaltag", "timezone": "Europe/Berlin", "office": OFFICE, "grace_minutes": 1, "doors_minutes": 15,
        "no_show_minutes": 1,
    }  # fmt: skip
    most = seats if mode == "direct" else min(seats, MOST_SEATS_IN_A_ROOM)
    bridge = Bridge(mode=mode, number=VIDEOCONFERENCE, digits="w4711#")
    return Original("evening", draft | {"seats": most}, bridge, "de", most)


def _with_strangers(copy: Copy, seed: int) -> Copy:
    """Some who call have no PIN, and try what comes to their mind."""
    chance = random.Random(seed)
    tried = (Guest(f"+49302319{place:05d}", f"{chance.randrange(10**6):06d}") for place in range(STRANGERS))
    people = list(copy.people)
    for place, stranger in enumerate(tried):
        people[-1 - place] = (people[-1 - place][0], stranger)
    return replace(copy, people=tuple(people))


def _keep(logs: Path, folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for log in logs.iterdir():
            shutil.copy(log, folder)


if __name__ == "__main__":
    main()
