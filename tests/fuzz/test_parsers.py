"""Every parser of strangers' bytes, with bytes that hypothesis draws: none breaks or accepts what it must not."""

from zlib import crc32

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
    return pieces.map(_replaced) | st.lists(hostile, max_size=4).map(b"".join)


def _replaced(drawn: tuple[bytes, int, int, bytes]) -> bytes:
    example, first, length, piece = drawn
    first %= len(example) + 1
    return example[:first] + piece + example[first + length :]


def test_no_parser_breaks_whatever_it_reads() -> None:
    for name, parse in PARSERS.items():
        seed(crc32(name.encode()))(
            settings(STEADY, max_examples=TIMES)(given(contents(EXAMPLES[name]))(_reading(parse)))
        )()


def _reading(parse: Parser):
    def reads(content: bytes) -> None:
        parse(content)

    return reads


def test_every_parser_understands_what_it_begins_from() -> None:
    assert EXAMPLES.keys() == PARSERS.keys()
    for name, parse in PARSERS.items():
        for example in EXAMPLES[name]:
            parse(example)
