"""Addresses are read as people write them; what is no postcode is asked about, never guessed."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.reaching.addresses import Address, lines_of, read_address, read_lines, split_address
from dialin.rules.reaching.countries import take_country
from dialin.rules.refusals import Refused
from tests.every import every


@every(
    ("postcode", "town", "read"),
    [
        ("67655", "Kaiserslautern", ("67655", "Kaiserslautern")),
        (" 67655 ", "  Kaisers  lautern", ("67655", "Kaisers lautern")),
        ("67 655", "Kaiserslautern", ("67655", "Kaiserslautern")),
        ("67655.0", "Kaiserslautern", ("67655", "Kaiserslautern")),
        ("D-67655", "Kaiserslautern", ("67655", "Kaiserslautern")),
        ("DE 67655", "Kaiserslautern, Deutschland", ("67655", "Kaiserslautern")),
        ("PLZ 01067", "Dresden", ("01067", "Dresden")),
        ("\uff16\uff17\uff16\uff15\uff15", "Kaiserslautern", ("67655", "Kaiserslautern")),
        ("67655 Kaiserslautern", "", ("67655", "Kaiserslautern")),
        ("", "67655 Kaiserslautern", ("67655", "Kaiserslautern")),
        ("67655", "67655 Kaiserslautern", ("67655", "Kaiserslautern")),
        ("", "15230 Frankfurt (Oder)", ("15230", "Frankfurt (Oder)")),
        ("", "67655Kaiserslautern", ("67655", "Kaiserslautern")),
        ("", "Kaiserslautern, 67655", ("67655", "Kaiserslautern")),
        ("'01067", "Dresden", ("01067", "Dresden")),
        ("", "Kaiserslautern", ("", "Kaiserslautern")),
        ("", "", ("", "")),
        ("A-1010", "Wien", ("A-1010", "Wien")),
        ("a 1010", "Wien", ("A 1010", "Wien")),
        ("", "A-1010 Wien", ("A-1010", "Wien")),
        ("CH-8000", "Zürich", ("CH-8000", "Zürich")),
        ("L-1234", "Luxemburg", ("L-1234", "Luxemburg")),
        ("NL-1012 AB", "Amsterdam", ("NL-1012 AB", "Amsterdam")),
        ("1010", "Wien, Österreich", ("1010", "Wien, Österreich")),
        ("8001", "Zürich (CH)", ("8001", "Zürich (CH)")),
        ("75001", "Paris, France", ("75001", "Paris, France")),
        ("SW1A 1AA", "London, Großbritannien", ("SW1A 1AA", "London, Großbritannien")),
    ],
)
def test_postcode_and_town_are_read_in_either_field_from_here_and_from_abroad(
    postcode: str, town: str, read: tuple[str, str]
) -> None:
    assert read_address(Address("Hauptstr. 5", postcode, town)) == Address("Hauptstr. 5", *read)


@every(
    ("postcode", "town", "said"),
    [
        ("1067", "Dresden", "write 01067"),
        ("1067.0", "Dresden", "write 01067"),
        ("", "4109 Leipzig", "write 04109"),
        ("1010", "Wien", "A-1010"),
        ("1010", "Wien, Deutschland", "write 01010"),
        ("6765", "", "write 06765"),
        ("676555", "Kaiserslautern", "no postcode"),
        ("6765O", "Kaiserslautern", "no postcode"),
        ("Kaiserslautern", "", "no postcode"),
        ("00000", "", "no postcode"),
        ("99999", "", "no postcode"),
        ("6.7655E4", "Kaiserslautern", "no postcode"),
        ("D-1067", "Dresden", "write 01067"),
        ("O-1067", "Dresden", "no postcode"),
        ("67655 Mainz", "Kaiserslautern", "no postcode"),
        ("A-101", "Wien", "of that country"),
        ("CH-80000", "Zürich", "of that country"),
        ("10101", "Wien, Österreich", "of that country"),
    ],
)
def test_what_is_no_postcode_is_refused_with_what_to_do_about_it(postcode: str, town: str, said: str) -> None:
    refused = read_address(Address("Hauptstr. 5", postcode, town))
    assert isinstance(refused, Refused)
    assert refused.field == "postcode"
    assert said in str(refused)


@every(("field", "longest"), [("street", 100), ("town", 80)])
def test_a_part_that_no_window_shows_is_refused_at_its_field(field: str, longest: int) -> None:
    assert isinstance(read_address(Address(**{field: "x" * longest})), Address)
    for wrong in ("x" * (longest + 1), "a\0b"):
        refused = read_address(Address(**{field: wrong}))
        assert isinstance(refused, Refused)
        assert refused.field == field


@every(
    ("text", "street", "postcode", "town"),
    [
        ("Hauptstr. 5, 67655 Kaiserslautern", "Hauptstr. 5", "67655", "Kaiserslautern"),
        ("Hauptstr. 5 67655 Kaiserslautern", "Hauptstr. 5", "67655", "Kaiserslautern"),
        ("Hauptstr. 5\n67655 Kaiserslautern", "Hauptstr. 5", "67655", "Kaiserslautern"),
        ("Hauptstr. 5; D-67655 Kaiserslautern", "Hauptstr. 5", "67655", "Kaiserslautern"),
        ("67655 Kaiserslautern, Hauptstr. 5", "Hauptstr. 5", "67655", "Kaiserslautern"),
        ("Hauptstr. 5, 67655 Kaiserslautern, Deutschland", "Hauptstr. 5", "67655", "Kaiserslautern"),
        ("Straße des 17. Juni 135, 10623 Berlin", "Straße des 17. Juni 135", "10623", "Berlin"),
        ("Postfach 13 20, 67603 Kaiserslautern", "Postfach 13 20", "67603", "Kaiserslautern"),
        ("Opernring 1, A-1010 Wien", "Opernring 1", "A-1010", "Wien"),
        ("Opernring 1, 1010 Wien, Österreich", "Opernring 1", "1010", "Wien, Österreich"),
    ],
)
def test_an_address_in_one_piece_is_read_apart(text: str, street: str, postcode: str, town: str) -> None:
    assert split_address(text) == Address(street, postcode, town)


@every(
    "text",
    [
        "", "Hauptstr. 5", "Kaiserslautern", "Hauptstr. 5, Kaiserslautern", "Hauptstr. 5, 1067 Dresden",
        "c/o Müller, Hauptstr. 5, 67655 Kaiserslautern", "67655 Kaiserslautern", "67655 Mainz, 67655 Kaiserslautern",
        "beim Pförtner", "12345 67655", "C4, 12, 68159 Mannheim",
    ],
)  # fmt: skip
def test_an_address_of_which_it_is_not_sure_what_is_what_is_not_read_apart(text: str) -> None:
    assert split_address(text) is None


@dataclass(frozen=True)
class OnFile:
    """Somebody who may be written to."""

    street: str | None = None
    postcode: str | None = None
    town: str | None = None
    address: str | None = None


def test_a_letter_goes_to_the_parts_and_else_to_what_was_written() -> None:
    lines = ("Hauptstr. 5", "67655 Kaiserslautern")
    assert lines_of(OnFile("Hauptstr. 5", "67655", "Kaiserslautern", "alt\nund falsch")) == lines
    assert lines_of(OnFile(address="Hauptstr. 5\n67655 Kaiserslautern")) == lines
    assert lines_of(OnFile(address="Hauptstr. 5 in 67655 Mainz")) == ("Hauptstr. 5 in 67655 Mainz",)


@every(
    "person",
    [
        OnFile(), OnFile("Hauptstr. 5"), OnFile(None, "67655", "Mainz"), OnFile("Hauptstr. 5", "67655"),
        OnFile("Hauptstr. 5", None, "Mainz"), OnFile("Hauptstr. 5", address="alt"),
        OnFile(address="Hauptstr. 5"),
    ],
)  # fmt: skip
def test_there_is_no_letter_to_half_an_address(person: OnFile) -> None:
    assert lines_of(person) == ()


def test_an_address_as_it_was_written_is_kept_line_by_line() -> None:
    assert read_lines(" Hauptstr. 5 \r\n\r\n67655  Kaiserslautern") == "Hauptstr. 5\n67655 Kaiserslautern"
    for wrong in ("x" * 301, "a\0", "1\n2\n3\n4\n5\n6"):
        refused = read_lines(wrong)
        assert isinstance(refused, Refused)
        assert refused.field == "address"


@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=120))
def test_whatever_is_typed_is_read_or_refused_at_a_field(street: str, postcode: str, town: str) -> None:
    read = read_address(Address(street, postcode, town))
    assert read.field in ("street", "postcode", "town") if isinstance(read, Refused) else read.town == read.town.strip()
    assert split_address(street) is None or len(street) <= 300


@every("text", [" " * 100_000 + "1", "1 " * 50_000, "12345 " * 20_000, "a, " * 30_000, "a(" * 50_000])
def test_however_long_a_cell_is_it_is_read_at_once(text: str) -> None:
    assert split_address(text) is None
    assert take_country(text) == (text, None)
    assert isinstance(read_address(Address(town=text, street=text, postcode=text)), Address | Refused)
