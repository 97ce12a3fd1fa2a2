"""Every parser of strangers' bytes, with bytes that hypothesis draws: none breaks or accepts what it must not."""

from zlib import crc32

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.hostile import HOSTILE
from tests.fuzz.parsers import EXAMPLES, PARSERS, Parser

TIMES = 120
STEADY = settings(
    deadline=None, database=None, phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck)
)


def contents(examples: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Something understood with a piece of it replaced, or anything at all."""
    hostile = st.sampled_from(HOSTILE).map(lambda text: text[:2000].encode()) | st.binary(max_size=30)
    pieces = st.tuples(st.sampled_from(examples), st.integers(0, 200), st.integers(0, 40), hostile)
    fields = st.tuples(st.sampled_from(examples), st.integers(0, 9), hostile).map(_with_another_field)
    return fields | pieces.map(_replaced) | st.lists(hostile, max_size=4).map(b"".join)


def _with_another_field(drawn: tuple[bytes, int, bytes]) -> bytes:
    """What stands between two of the marks by which such texts are divided."""
    example, place, piece = drawn
    mark = next((mark for mark in (b"|", b"&", b";", b'"', b" ") if mark in example), b",")
    parts = example.split(mark)
    parts[place % len(parts)] = piece
    return mark.join(parts)


def _replaced(drawn: tuple[bytes, int, int, bytes]) -> bytes:
    example, first, length, piece = drawn
    first %= len(example) + 1
    return example[:first] + piece + example[first + length :]


def test_no_parser_breaks_whatever_it_reads() -> None:
    try_each_parser(TIMES)


@pytest.mark.soak
def test_no_parser_breaks_whatever_it_reads_for_minutes() -> None:
    try_each_parser(40 * TIMES)


def try_each_parser(times: int) -> None:
    for name, parse in PARSERS.items():
        reading = given(contents(EXAMPLES[name]))(_reading(parse))
        seed(crc32(name.encode()))(settings(STEADY, max_examples=times)(reading))()


def _reading(parse: Parser):
    def reads(content: bytes) -> None:
        parse(content)

    return reads


def test_every_parser_understands_what_it_begins_from() -> None:
    assert EXAMPLES.keys() == PARSERS.keys()
    for name, parse in PARSERS.items():
        for example in EXAMPLES[name]:
            parse(example)
