"""What is made of the end of a caller's own line: a star is never taken for a loss while anything speaks for it."""

from dataclasses import replace
from datetime import timedelta

from dialin.rules.bridging.partings import STOOD, Line, Parting, part

LONG, SHORT = STOOD + timedelta(seconds=1), timedelta(seconds=8)
# Somebody in the middle of an event, among others who are in.
AMONG_OTHERS = Line(
    after_keys=LONG,
    was_short_before=False,
    was_in=True,
    is_proven=True,
    stands_alone=False,
    fell_together=False,
    is_near_end=False,
)
FIRST = replace(AMONG_OTHERS, after_keys=SHORT, was_in=False, is_proven=False, stands_alone=True)
TABLE = {
    "one of many, as every star": (AMONG_OTHERS, Parting.UNCLEAR),
    "one of many, near the end": (replace(AMONG_OTHERS, is_near_end=True), Parting.UNCLEAR),
    "the only one": (replace(AMONG_OTHERS, stands_alone=True), Parting.UNCLEAR),
    "the only one, near the end": (replace(AMONG_OTHERS, stands_alone=True, is_near_end=True), Parting.UNCLEAR),
    "the only one, turned away near the end": (
        replace(AMONG_OTHERS, after_keys=SHORT, stands_alone=True, is_near_end=True), Parting.OVER,
    ),
    "all at once": (replace(AMONG_OTHERS, stands_alone=True, fell_together=True), Parting.FELL),
    "all at once, near the end": (
        replace(AMONG_OTHERS, stands_alone=True, fell_together=True, is_near_end=True), Parting.OVER,
    ),
    "all at once, none of whom was in": (replace(FIRST, fell_together=True, is_near_end=True), Parting.REFUSED),
    "the first of all, at once": (FIRST, Parting.REFUSED),
    "new among others, at once": (replace(FIRST, is_proven=True, stands_alone=False), Parting.UNCLEAR),
    "back from the menu, at once": (replace(AMONG_OTHERS, after_keys=SHORT), Parting.UNCLEAR),
    "at once, twice in a row": (
        replace(AMONG_OTHERS, after_keys=SHORT, was_short_before=True), Parting.REFUSED,
    ),
    "before its last key": (replace(AMONG_OTHERS, after_keys=timedelta(seconds=-1)), Parting.REFUSED),
}  # fmt: skip


def test_what_each_end_is_taken_for() -> None:
    assert {name: part(line) for name, (line, _) in TABLE.items()} == {
        name: parting for name, (_, parting) in TABLE.items()
    }
