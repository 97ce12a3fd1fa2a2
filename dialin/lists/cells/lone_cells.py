"""Lines of which one cell is all, where a person's line has more: titles of the list's parts, and remarks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from dialin.lists.cells.faults import UNWORKED
from dialin.lists.cells.phones import has_number
from dialin.lists.columns.headings import Columns
from dialin.lists.rows import Row
from dialin.rules.refusals import Refused

_LOOKED_AT, _FEWEST = 200, 3  # lines with a number, from which is told what a person's line has
_NEARLY_ALL = 0.9


def usual_places(rows: Iterable[Row], columns: Columns) -> frozenset[int]:
    """The columns beside the telephones that are filled wherever a number stands."""
    phones = {place for phone in columns.phones for place in phone.places}
    people = [_filled(row.cells) for row in islice((row for row in rows if has_number(row.cells, columns)), _LOOKED_AT)]
    counts = Counter(place for filled in people for place in filled - phones)
    most = _NEARLY_ALL * max(len(people), _FEWEST)
    return frozenset(place for place, count in counts.items() if count >= most)


def refuse_lone_cell(cells: Sequence[str], usual: frozenset[int]) -> Refused | None:
    filled = _filled(cells)
    if len(filled) != 1 or not usual - filled:
        return None
    (place,) = filled
    return Refused(
        "“{text}” stands alone in its line, as a title or a remark does. Leave the line out, or fill in the rest.",
        {"text": " ".join(cells[place].replace(UNWORKED, "=").split())[:40]},
    )


def _filled(cells: Sequence[str]) -> set[int]:
    return {place for place, cell in enumerate(cells) if cell.strip()}
