"""Crowds: many callers let loose at one instant, each thread or process with a database of its own."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.synchronize import Barrier as ProcessBarrier
from threading import Barrier, Thread
from typing import Any, Protocol, TypeVar

from dialin.crypto.keyring import Keyring
from dialin.dialogue.words.seat import SeatClaimed, SeatOutcome
from dialin.store.database import Database, open_database
from tests.actions.callers import board, claim
from tests.building import NO_SHOW
from tests.config.credentials import SECRET
from tests.slowness import LONG_ENOUGH

Result = TypeVar("Result")
Deed = Callable[[Database], object]


class Gate(Protocol):
    def wait(self) -> object: ...


def at_once(url: str, deeds: Sequence[Callable[[Database], Result]]) -> list[Result]:
    """Does everything at one instant, each deed on connections of its own; what each of them came to."""
    gate = Barrier(len(deeds), timeout=LONG_ENOUGH)
    with ThreadPoolExecutor(len(deeds)) as threads:
        started = [threads.submit(_do, url, deed, gate) for deed in deeds]
        return [one.result(LONG_ENOUGH) for one in started]


def _do(url: str, deed: Callable[[Database], Result], gate: Gate) -> Result:
    database = open_database(url, pool_size=1)
    try:
        with database.write.connect():
            pass  # connecting takes longer than what is to be compared
        gate.wait()
        return deed(database)
    finally:
        database.close()


def beside(url: str, deed: Callable[[Database], Any], answers: list[Any]) -> Thread:
    """A deed on connections of its own, begun now; it may have to wait for a transaction of ours."""

    def run() -> None:
        database = open_database(url, pool_size=1)
        try:
            answers.append(deed(database))
        finally:
            database.close()

    thread = Thread(target=run)
    thread.start()
    thread.join(0.3)  # as far as it gets without us
    return thread


def at_once_in_processes(url: str, sids: Sequence[str], *, processes: int = 3) -> dict[str, SeatOutcome]:
    """Lets all these calls claim a seat after the no-show time, spread over processes that start together."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])  # imports once what each process would take seconds to
    gate, answers = context.Barrier(processes, timeout=LONG_ENOUGH), context.Queue()
    crews = [
        context.Process(target=_crew, args=(url, list(sids[place::processes]), gate, answers))
        for place in range(processes)
    ]
    for crew in crews:
        crew.start()
    found = dict(answers.get(timeout=LONG_ENOUGH) for _ in sids)
    for crew in crews:
        crew.join(LONG_ENOUGH)
        crew.close()
    answers.close()
    answers.join_thread()
    return found


def _crew(url: str, sids: Sequence[str], gate: ProcessBarrier, answers: Any) -> None:
    """One process with several threads on one database, as a server has them."""
    database = open_database(url, pool_size=4, keys=Keyring([SECRET]))
    with database.write.connect():
        pass
    gate.wait()
    with ThreadPoolExecutor(len(sids)) as threads:
        outcomes = threads.map(lambda sid: claim(database, sid, now=NO_SHOW), sids)
        for sid, outcome in zip(sids, outcomes, strict=True):
            answers.put((sid, outcome))
    database.close()


def check_fairly_seated(database: Database, event_id: int, claimed: Sequence[str], *, seats: int) -> None:
    """Whoever was told that they sit does sit, nobody sits twice, and there are no more of them than seats."""
    rows = board(database, event_id, now=NO_SHOW).rows
    sitting = [row.call for row in rows if row.call is not None]
    assert len(rows) == seats
    assert len(claimed) <= seats, f"{len(claimed)} callers were let in to {seats} seats"
    assert len(set(sitting)) == len(sitting)
    assert sorted(claimed) == sorted(sitting)


def claimed_of(outcomes: dict[str, SeatOutcome]) -> list[str]:
    return [sid for sid, outcome in outcomes.items() if isinstance(outcome, SeatClaimed)]
