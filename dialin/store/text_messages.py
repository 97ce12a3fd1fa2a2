"""Text messages in the work table: the parts of one, each with the provider's id of it and what was reported of it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import update

from dialin.rules.outgoing.words import Lane, Outcome
from dialin.store.act import Act
from dialin.store.outgoing import Wanted, list_outgoing, load_attempt
from dialin.store.work import Work, WorkTable, with_sid

SENT, DELIVERED, LOST = "sent", "delivered", "lost"
_PARTS, _REPORTS = "parts", "reports"

Parts = Mapping[str, tuple[str, str]]  # by number: the provider's id, and how it stands


def parts_of(work: Work) -> Parts:
    return {number: (sid, state) for number, (sid, state) in work.details.get(_PARTS, {}).items()}


def missing_parts(work: Work, texts: Collection[str]) -> list[int]:
    """Those that have to be sent: of a message that is tried again, what was lost."""
    parts = parts_of(work)
    return [number for number in range(len(texts)) if parts.get(str(number), ("", LOST))[1] == LOST]


def keep_part(act: Act, work: Work, number: int, sid: str, *, until: datetime) -> Work | None:
    """The row with this part sent, whose report may have come before; None where the attempt is not this one's."""
    found = load_attempt(act, work.id, work.attempts)
    if found is None:
        return None
    state = found.details.get(_REPORTS, {}).get(sid, SENT)
    before = with_sid(found) if found.sid not in (None, sid) else found.details
    details = {**before, _PARTS: {**before.get(_PARTS, {}), str(number): [sid, state]}}
    return _written(act, found, {"details": details, "sid": sid, "due_at": until})


def keep_report(act: Act, work: Work, sid: str, state: str) -> Work:
    """The row with what was reported of one of its parts, be it before that part is known; delivered stays so."""
    parts = dict(parts_of(work))
    for number, (known, before) in parts.items():
        if known == sid and before != DELIVERED:
            parts[number] = (sid, state)
    reports = {**work.details.get(_REPORTS, {}), sid: state}
    details = {**work.details, _PARTS: {number: list(part) for number, part in parts.items()}, _REPORTS: reports}
    return _written(act, work, {"details": details})


def is_part(work: Work, sid: str) -> bool:
    return any(known == sid for known, _ in parts_of(work).values())


def outcome_of_parts(work: Work) -> Outcome:
    states = {state for _, state in parts_of(work).values()}
    if LOST in states:
        return Outcome.UNREACHABLE
    return Outcome.SENT if SENT in states else Outcome.DELIVERED


def change_outcome(act: Act, work: Work, outcome: Outcome, *, failure: str | None) -> None:
    """Of a message that is done: what the network reports later stands in its place."""
    _written(act, work, {"outcome": outcome, "failure": failure})


def known_parts(act: Act, event_id: int | None, number: str) -> set[str]:
    """The ids of all parts that are known to have been sent to this number. number: E.164."""
    rows = list_outgoing(act, Wanted(event_id=event_id, lane=Lane.MESSAGES, phone=number))
    return {sid for row in rows for sid, _ in parts_of(row).values()}


def _written(act: Act, work: Work, values: dict[str, Any]) -> Work:
    act.connection.execute(update(WorkTable).where(WorkTable.id == work.id).values(values))
    return replace(work, **values)
