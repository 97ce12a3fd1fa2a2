"""Finds telephone lines that a list gives more people than they could register by telephone, to say so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialin.lists.read_table import ReadRow
from dialin.rules.phone_numbers import PhoneNumber, area_code_of, read_number, spaced
from dialin.rules.refusals import Notice
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.line_allowances import allowances_of
from dialin.store.people_on_file import people_per_line


@dataclass(frozen=True, slots=True)
class Listed:
    """Lines of a list. coming: the number, E.164, of each of their people who is not on file yet."""

    rows: Sequence[ReadRow]
    coming: Sequence[str | None] = ()


def find_full_lines(act: Act, event: Event, listed: Listed) -> list[Notice]:
    """At the last line of the list with that number; nothing is refused for it, since the office knows its homes."""
    allowed = allowances_of(act, event.id)
    people = Counter(people_per_line(act, event.id)) + Counter(phone for phone in listed.coming if phone)
    full = {phone: count for phone, count in people.items() if count > allowed.get(phone, event.most_per_line)}
    last = _last_lines(event, listed.rows) if full else {}
    return [
        Notice(
            "With this list {number} stands for {count} people; by telephone this line could register {most}.",
            {"number": spaced(phone), "count": str(full[phone]), "most": str(allowed.get(phone, event.most_per_line))},
            line,
        )
        for phone, line in last.items()
        if phone in full
    ]


def _last_lines(event: Event, rows: Iterable[ReadRow]) -> dict[str, int]:
    area_code = area_code_of(event.number) if event.number else None
    read = ((row.line, read_number(row.registration.phone, area_code=area_code)) for row in rows)
    return {number.e164: line for line, number in read if isinstance(number, PhoneNumber)}
