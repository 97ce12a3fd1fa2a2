"""The lines of a sheet as somebody sees them: without what is hidden, and with merged cells filled down."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dialin.lists.columns.headings import Columns, read_headings
from dialin.lists.rows import Row, titles_above
from dialin.lists.spreadsheet.parts import TooLarge
from dialin.lists.spreadsheet.sheet import Cells
from dialin.rules.refusals import Notice, Refused

_MOST_FILLED = 1_000_000  # lines gone through for merged cells


@dataclass(frozen=True, slots=True)
class Look:
    """rows: the headings first. unread: headings of columns that are hidden."""

    rows: list[Row]
    notices: tuple[Notice, ...]
    unread: tuple[str, ...]


def look_at(cells: Cells, heads: int) -> Look:
    """heads: the line with the headings."""
    width = max(map(len, cells.lines.values()))
    hidden = {place: cells.lines[heads][place] for place in cells.hidden_columns if place < len(cells.lines[heads])}
    for line in cells.lines.values():
        for place in cells.hidden_columns & {*range(len(line))}:
            line[place] = ""
    headings = [*cells.lines[heads], *[""] * (width - len(cells.lines[heads]))]
    columns = read_headings(headings)
    titles = _titles(cells)
    said = [] if isinstance(columns, Refused) else [*_fill_down(cells, columns, heads), *_put_back(cells, columns)]
    left_out = [line for line in sorted(cells.hidden_lines & cells.lines.keys()) if line > heads]
    rows = [
        Row(line, tuple(row), titles.get(line))
        for line, row in sorted(cells.lines.items())
        if line > heads and line not in cells.hidden_lines
    ]
    first = titles_above(heads) if heads > min(cells.lines) else ()
    unread = tuple(heading for heading in hidden.values() if heading.strip())
    of_columns = [
        Notice("The column “{heading}” is hidden in the spreadsheet and was not read.", {"heading": heading})
        for heading in unread
    ]
    notices = (*first, *of_columns, *_of_hidden(left_out), *(one for one in said if one.line not in left_out))
    return Look([Row(heads, tuple(headings)), *rows], notices, unread)


def _of_hidden(lines: list[int]) -> list[Notice]:
    if not lines:
        return []
    whole = Notice("Lines that are hidden in the spreadsheet were left out: {count}.", {"count": str(len(lines))})
    return [whole, *(Notice("This line is hidden in the spreadsheet and was left out.", line=line) for line in lines)]


def _titles(cells: Cells) -> dict[int, Refused]:
    """Lines of which one cell over several columns is all."""
    found = {}
    for merged in cells.merged:
        row = cells.lines.get(merged.top, [])
        if merged.right > merged.left and [place for place, cell in enumerate(row) if cell.strip()] == [merged.left]:
            name = row[merged.left].strip()[:40]
            found[merged.top] = Refused(
                "“{name}” stands across several columns, as a title does. Leave this line out, or give each cell its "
                "own value.",
                {"name": name},
            )
    return found


def _fill_down(cells: Cells, columns: Columns, heads: int) -> list[Notice]:
    """A value that stands for several lines counts for each of them; a question is asked once."""
    said, order, gone_through = [], sorted(cells.lines), 0
    wanted = columns.read_places - {*columns.questions}
    for merged in sorted(cells.merged, key=lambda one: (one.top, one.left)):
        if merged.left not in wanted or merged.top <= heads:
            continue
        value = _cell(cells, merged.top, merged.left)
        below = order[bisect_right(order, merged.top) : bisect_left(order, merged.bottom + 1)]
        gone_through += len(below)
        if gone_through > _MOST_FILLED:
            raise TooLarge
        for line in below if value else ():
            if not _cell(cells, line, merged.left):
                row = cells.lines[line]
                row.extend([""] * (merged.left + 1 - len(row)))
                row[merged.left] = value
                values = {"value": value, "top": str(merged.top)}
                said.append(Notice("The merged cell of line {top} counts for this line too: {value}.", values, line))
    return said


def _put_back(cells: Cells, columns: Columns) -> list[Notice]:
    places = {place for phone in columns.phones for place in phone.places}
    return [
        Notice(
            "The amount {stored} was read as the spreadsheet shows it: {number}.",
            {"stored": stored, "number": cells.lines[line][place]},
            line,
        )
        for (line, place), stored in cells.put_back.items()
        if place in places and line in cells.lines and place < len(cells.lines[line]) and cells.lines[line][place]
    ]


def _cell(cells: Cells, line: int, place: int) -> str:
    row = cells.lines.get(line, [])
    return row[place].strip() if place < len(row) else ""
