"""Finds lines of a list that may be about somebody who is there already, before they cost a seat."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from dialin.actions.attendees.read_entry import Entry, Person, read_entry
from dialin.lists.read_table import RejectedRow, Table
from dialin.rules.names import are_alike, parts_of_name
from dialin.rules.phone_numbers import spaced
from dialin.rules.refusals import Notice, Refused
from dialin.store.act import Act
from dialin.store.attendees import list_attendees
from dialin.store.events import Event

_MOST_AT_ONE_NUMBER = 50  # of a home's one line; more are not compared with each other


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who is there: on file (its entry) or further up in the list (its line)."""

    name: str
    phone: str | None
    entry: int | None = None
    line: int | None = None

    def values(self) -> dict[str, str]:
        number = spaced(self.phone) if self.phone else "–"  # noqa: RUF001 (a dash, as a table has it)
        at = str(self.entry if self.line is None else self.line)
        return {"other": at, "other_name": self.name, "other_phone": number}


@dataclass(frozen=True, slots=True)
class Double:
    """A line, and who it may be about."""

    line: int
    name: str
    phone: str | None
    other: Somebody

    def values(self) -> dict[str, str]:
        number = spaced(self.phone) if self.phone else "–"  # noqa: RUF001
        return {"name": self.name, "phone": number, **self.other.values()}


@dataclass
class _There:
    """Everybody who is there so far, to be found by name and by number."""

    by_name: dict[tuple[str, ...], list[Somebody]] = field(default_factory=dict)
    by_number: dict[str, list[tuple[tuple[str, ...], Somebody]]] = field(default_factory=dict)

    def add(self, one: Somebody) -> None:
        parts = parts_of_name(one.name)
        self.by_name.setdefault(parts, []).append(one)
        if one.phone:
            self.by_number.setdefault(one.phone, []).append((parts, one))

    def find(self, name: str, phone: str | None) -> Somebody | None:
        """The same name at any number, or a name like it at the same."""
        parts = parts_of_name(name)
        namesakes = self.by_name.get(parts)
        if namesakes:
            return namesakes[0]
        neighbours = self.by_number.get(phone or "", [])[:_MOST_AT_ONE_NUMBER]
        return next((one for other, one in neighbours if are_alike(parts, other)), None)


def find_doubles(act: Act, event: Event, table: Table) -> list[Double]:
    """Likely ones only: whoever is registered with this very number and name is known, and no double."""
    there, exact = _There(), set[Person]()
    for person in list_attendees(act, event.id):
        if person.cancelled_at is None and not person.is_untyped:
            there.add(Somebody(person.name, person.phone, entry=person.id))
            exact.add((person.phone, person.name_key))
    doubles = []
    for row in table.rows:
        entry = read_entry(event, row.registration, act.now)
        if not isinstance(entry, Entry) or entry.person in exact:
            continue
        other = there.find(entry.name, entry.person[0])
        doubles += [Double(row.line, entry.name, entry.person[0], other)] if other else []
        there.add(Somebody(entry.name, entry.person[0], line=row.line))
        exact.add(entry.person)
    return doubles


def hold_back(table: Table, doubles: Iterable[Double], *, confirmed: Collection[int] | None) -> Table:
    """The same without the lines of likely doubles, but for those that were confirmed; None: all of them were."""
    found = {one.line: one for one in doubles}
    held = {line: one for line, one in found.items() if confirmed is not None and line not in confirmed}
    said = sorted((*table.notices, *map(_notice, found.values())), key=lambda notice: notice.line or 0)
    rejected = (*table.rejected, *(RejectedRow(line, _refuse(one)) for line, one in held.items()))
    return replace(
        table,
        rows=tuple(row for row in table.rows if row.line not in held),
        rejected=tuple(sorted(rejected, key=lambda row: row.line)),
        notices=tuple(said),
    )


def _notice(one: Double) -> Notice:
    if one.other.line is not None:
        return Notice(
            "{name}, {phone}, and line {other}, {other_name}, {other_phone}, may be the same person.",
            one.values(),
            one.line,
        )
    return Notice(
        "{name}, {phone}, and entry {other}, {other_name}, {other_phone}, may be the same person.",
        one.values(),
        one.line,
    )


def _refuse(one: Double) -> Refused:
    if one.other.line is not None:
        return Refused(
            "{name}, {phone}, may be the same person as in line {other}: {other_name}, {other_phone}. "
            "Confirm the doubles if they are two people, or leave this line out.",
            one.values(),
        )
    return Refused(
        "{name}, {phone}, may be the same person as entry {other}, who is registered: {other_name}, {other_phone}. "
        "Confirm the doubles if they are two people, or change that entry.",
        one.values(),
    )
