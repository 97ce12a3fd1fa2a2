"""Runs the checks beside each other, each within its time, and none after something that it needs has failed."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from dialin.cli.doctor.findings import UNSEEN, Check, Finding, Kind, unseen, wrong
from dialin.cli.doctor.house import House
from dialin.provider.promise import ProviderTrouble
from dialin.store.outages import cause_of

log = logging.getLogger(__name__)

PATIENCE = 9.0  # seconds for each of the rounds, of which there are three


@dataclass(frozen=True, slots=True)
class Station:
    """One check. needs: checks of an earlier round that have to be well. settings: those that have to be usable."""

    name: str
    look: Callable[[House], Iterable[Finding]]
    needs: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


def run(stations: Sequence[Station], house: House, *, patience: float = PATIENCE) -> list[Check]:
    """What they find, in their order."""
    found: dict[str, list[Finding]] = {}
    threads = {}
    for station in stations:
        why = _hindrance(station, house)
        if why is not None:
            found[station.name] = [unseen(why)]
            continue
        # A daemon: a name server that does not answer cannot be interrupted, and must not keep the command from ending.
        threads[station.name] = threading.Thread(target=_look, args=(station, house, found), daemon=True)
        threads[station.name].start()
    _await(threads, patience)
    return [
        Check(station.name, one.kind, one.says, one.mend)
        for station in stations
        for one in found.get(station.name) or [_too_late(patience)]
    ]


def _hindrance(station: Station, house: House) -> str | None:
    wrong_ones = [name for name in station.settings if name in house.wrong]
    if wrong_ones:
        return f"{wrong_ones[0]} has to be set right first."
    needed = [check for need in station.needs for check in house.found if check.name == need]
    if any(check.kind is Kind.MEND for check in needed):
        return f"{next(check.name for check in needed if check.kind is Kind.MEND)} comes first."
    return next((check.says.removeprefix(UNSEEN) for check in needed if check.kind is Kind.UNSEEN), None)


def _await(threads: Mapping[str, threading.Thread], patience: float) -> None:
    until = time.monotonic() + patience
    for thread in threads.values():
        thread.join(max(0.0, until - time.monotonic()))


def _look(station: Station, house: House, found: dict[str, list[Finding]]) -> None:
    try:
        found[station.name] = list(station.look(house))
    except ProviderTrouble as trouble:
        found[station.name] = [wrong(str(trouble), "Run dialin doctor again in a minute.")]
    except SQLAlchemyError as trouble:
        found[station.name] = [
            wrong(f"The database does not answer this: {cause_of(trouble)}.", "Run dialin doctor again in a minute.")
        ]
    except Exception as trouble:
        log.debug("the check %s broke", station.name, exc_info=True)
        found[station.name] = [
            wrong(
                f"This could not be looked at: {type(trouble).__name__}.",
                "That is a fault of dialin itself. Report it with what stands here and the output of: dialin --version",
            )
        ]


def _too_late(patience: float) -> Finding:
    return wrong(
        f"There was no answer within {patience:.0f} seconds.",
        "See what keeps it: the name server, a firewall or a full disk. Then run dialin doctor again.",
    )
