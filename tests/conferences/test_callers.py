"""The event's own line is found among telephones whatever is covered of its number, and no other is taken for it."""

from dialin.conferences.callers import has_line, is_line
from tests.every import every

OURS = "+493023125000"


@every(
    ("name", "is_ours"),
    [
        ("+493023125000", True), ("00493023125000", True), ("030 23125000", True), ("3023125000", True),
        ("xxx-xxx-5000", True), ("0302312XXXX", True), ("+49 30 231*****", True), ("•••••••5000", True),
        ("5000", True), ("+493023125001", False), ("xxx-xxx-1234", False), ("+4949", False),
        ("Stadt", None), ("", None), ("Telefon 5000", None), ("**********", None), ("xxxxxxxx00", None),
        ("9993023125000", False), ("123493023125000", False),
    ],
)  # fmt: skip
def test_a_line_is_known_by_what_is_shown_of_its_number(name, is_ours):
    assert is_line(name, OURS) is is_ours


def test_one_that_is_ours_is_enough_and_one_that_does_not_tell_leaves_it_open():
    assert has_line(["Stadt", "030 23125000"], OURS) is True
    assert has_line(["Stadt", "030 99999999"], OURS) is None
    assert has_line(["030 99999999"], OURS) is False
    assert has_line([], OURS) is False
    assert has_line(["030 23125000"], None) is None
