"""Seals the database by the new secret key, while calls go on; then the former one opens nothing any more."""

from collections.abc import Callable
from dataclasses import dataclass

from dialin.actions.audit.sign_anew import sign_anew
from dialin.crypto.pin_keys import derive_pin_keys
from dialin.services import Services
from dialin.store.audit import log_change
from dialin.store.sealing.changing import end_change, take_first_key
from dialin.store.sealing.parts import Kept, only_read, settle_part

MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Rotated:
    """rows: how many were sealed anew. is_done: else somebody goes on sealing by the former key."""

    rows: int
    is_done: bool


def rotate_keys(
    services: Services, *, author: str, step: Callable[[str, int], object] = lambda _table, _rows: None
) -> Rotated:
    """Opens its own transactions; cut off, it may simply be run again. step: told of each table how many rows it was.

    Goes through everything until nothing was left to do: a row that was being written to is taken in the next round.
    """
    rows = 0
    for _ in range(MOST_ROUNDS):
        found = _round(services, author, step)
        if not found:
            with services.acting(author) as act:
                end_change(act)
            return Rotated(rows, is_done=True)
        rows += found
    return Rotated(rows, is_done=False)


def _round(services: Services, author: str, step: Callable[[str, int], object]) -> int:
    """How many rows were still to be sealed anew."""
    with services.acting(author) as act:
        found, is_new = take_first_key(act)
        if is_new:  # nobody else writes meanwhile: what the former key has signed is whole
            sign_anew(act, derive_pin_keys(services.settings.secrets[-1]))
            log_change(act, "key.change")
    step("what is looked up", found)
    for kept in only_read():
        of_table = _settle(services, author, kept)
        step(kept.table.name, of_table)
        found += of_table
    return found


def _settle(services: Services, author: str, kept: Kept) -> int:
    last, found = None, 0
    while True:
        with services.acting(author) as act:
            part = settle_part(act.connection, kept, after=last)
        if part is None:
            return found
        last, found = part.last, found + part.unsettled
