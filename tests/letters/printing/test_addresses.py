"""A letter that could not arrive is refused before it is printed, and the reason says what to mend."""

from dataclasses import replace

from dialin.letters.printing.addresses import FIELD, MOST_LINES, TYPE, address_lines, refuse_address
from dialin.letters.printing.face import face
from tests.every import every
from tests.letters.printing.samples import ERNA


def test_an_address_that_fits_is_taken_as_it_is():
    assert refuse_address(ERNA) is None
    assert address_lines(ERNA) == (ERNA.name, *ERNA.address)


@every("address", [(), ("",), ("  ", "")])
def test_without_an_address_no_letter_is_sent(address):
    refused = refuse_address(replace(ERNA, address=address))
    assert refused is not None
    assert refused.field == "address"
    assert "No address is known" in str(refused)


def test_a_line_that_is_too_long_is_broken_at_a_blank():
    long = "Wohn- und Pflegezentrum der Arbeiterwohlfahrt am alten Stadtgraben"
    lines = address_lines(replace(ERNA, address=(long, "12345 Musterstadt")))
    assert len(lines) == 4
    assert " ".join(lines[1:3]) == long
    assert all(face().width(line, TYPE) <= FIELD for line in lines)


@every(
    "address",
    [("1", "2", "3", "4", "5", "6"), ("W" * 60, "12345 Musterstadt"), ("wort " * 100, "12345 Musterstadt")],
)
def test_what_does_not_fit_into_the_window_is_refused(address):
    refused = refuse_address(replace(ERNA, address=address))
    assert refused is not None
    assert str(MOST_LINES) == "6"
    assert "window" in str(refused)
