"""The course of a call is short, whoever waits and however long, and reads as it was written."""

from datetime import datetime, timedelta

from dialin.store.courses import MOST_TEXT, Step, read_course, with_step
from tests.building import EVENING

WAITING = ("silence", ("SeatStillTaken",), "Waiting")


def at(turn: int) -> datetime:
    return EVENING + timedelta(seconds=20 * turn)


def course_of(*steps: Step) -> str:
    course = ""
    for step in steps:
        course = with_step(course, step)
    return course


def test_every_turn_reads_as_it_was_written() -> None:
    steps = [
        Step(0, at(0), "call arrived", (), "PinEntry"),
        Step(1, at(1), "keys: 6 digits", ("PinAccepted", "SeatClaimed"), "InRoom"),
        Step(2, at(2), "left after 20 s", (), "StarMenu"),
    ]
    assert list(read_course(course_of(*steps))) == steps
    assert list(read_course("")) == []


def test_turns_in_a_row_that_are_alike_are_one_line_from_the_first_to_the_last() -> None:
    steps = [Step(turn, at(turn), *WAITING) for turn in range(1, 200)]
    course = course_of(Step(0, at(0), "call arrived", (), "Waiting"), *steps)
    assert list(read_course(course))[1:] == [Step(1, at(1), *WAITING, last_turn=199, last_at=at(199))]
    assert len(course) < 200


def test_of_a_call_that_has_too_much_to_tell_the_middle_is_left_out() -> None:
    steps = [Step(turn, at(turn), f"keys: {turn % 7} digits", (), "StarMenu") for turn in range(3000)]
    course = course_of(*steps)
    read = list(read_course(course))
    assert len(course) <= MOST_TEXT
    assert read[:50] == steps[:50]
    assert read[-50:] == steps[-50:]
