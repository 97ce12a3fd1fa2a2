"""For how long what is kept, and what an operator may make of it."""

from dialin.rules.refusals import Refused
from dialin.rules.retention import TERMS, USUAL, Kind, Terms, read_terms
from tests.every import every


def test_what_is_kept_for_how_long_unless_somebody_says_otherwise() -> None:
    assert {kind.value: days for kind, days in USUAL.days.items()} == {
        "voices": 14, "details": 7, "questions": 14, "pins": 1, "call_backs": 14, "calls": 7, "people": 14,
        "consents": 3 * 365, "log": 180,
    }  # fmt: skip
    assert (USUAL.told, USUAL.voices) == (14, 14)
    assert all(term.least <= term.days <= term.most for term in TERMS.values())


def test_callers_hear_the_longest_of_what_is_theirs() -> None:
    for text, told in (("people=10", 14), ("people=10,voices=10,questions=9,call_backs=2", 10), ("calls=30", 30)):
        terms = read_terms(text)
        assert isinstance(terms, Terms)
        assert terms.told == told, text
    assert read_terms("consents=1461,log=365") == Terms({**USUAL.days, Kind.CONSENTS: 1461, Kind.LOG: 365})


@every(
    "text", ["people=0", "people=31", "people=1e1", "people=-3", "people=٣", "people", "=14", "names=14", "voices=15"]
)
def test_what_is_out_of_bounds_or_unknown_is_refused(text: str) -> None:
    assert isinstance(read_terms(text), Refused)
