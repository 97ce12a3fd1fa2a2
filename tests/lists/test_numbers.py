"""What stands in a telephone cell: taken as it is, read and said, or asked about; never guessed in silence."""

from dialin.rules.phone_numbers import PhoneNumber, read_number
from dialin.rules.refusals import Refused
from tests.every import every
from tests.lists.reading import came_of, number_of, read


@every(
    "cell",
    ["0631 4711", "0631/4711", "(0631) 4711-12", "+49 631 4711", "0049 631 4711", "+49/631/4711", "0171/3920000"],
)
def test_a_number_with_its_area_code_is_taken_at_its_word(cell):
    assert number_of(cell).said == []
    assert number_of(cell).number == cell


@every(
    ("cell", "whole"),
    [
        ("631 4711", "06314711"),
        ("6314711", "06314711"),
        ("631/4711", "06314711"),
        ("(631) 4711", "06314711"),
        ("631-47", "063147"),
        ("89123456", "089123456"),
        ("89 123456", "089123456"),
        ("6131 1234", "061311234"),
        ("2214710", "02214710"),
        ("171 39200", "017139200"),
        ("23125010", "023125010"),
    ],
)
def test_digits_that_may_have_lost_their_zero_are_asked_about_and_never_completed(cell, whole):
    assert number_of(cell).number is None
    assert f"may be {whole} without its 0" in number_of(cell).reason


@every(
    ("cell", "number"),
    [("4711", "0631 4711"), ("47 11", "0631 4711"), ("4710123", "0631 4710123"), ("123456", "0631 123456")],
)
def test_a_number_that_can_only_be_local_is_completed_and_said(cell, number):
    came = number_of(cell)
    assert came.number == number
    assert came.said == [f"{cell} has no area code. The event's own was put in front: {number}."]


def test_without_an_area_code_of_the_event_nothing_is_completed_here():
    assert came_of(read("Name;Telefon\nErna;4711\n", area_code=None)).number == "4711"


@every(
    ("cell", "first", "second"),
    [
        ("0621 4711-0/-12", "0621 4711-0", "-12"),
        ("0621/4711-0/-12", "0621/4711-0", "-12"),
        ("06131 1234/35", "06131 1234", "35"),
        ("06131/1234/35", "06131/1234", "35"),
        ("06131 1234567 / 004", "06131 1234567", "004"),
        ("+49 6131 1234/35", "+49 6131 1234", "35"),
        ("(06131) 1234 / (06131) 1235", "(06131) 1234", "(06131) 1235"),
        ("0631 4711 oder 0171 3920000", "0631 4711", "0171 3920000"),
        ("0631 4711 o. 0171 3920000", "0631 4711", "0171 3920000"),
        ("0631 4711 u. 4712", "0631 4711", "4712"),
        ("0631 4711; 0171 3920000", "0631 4711", "0171 3920000"),
        ("0631 4711, 4712", "0631 4711", "4712"),
        ("0171 3920000 ::: 0631 4711", "0171 3920000", "0631 4711"),
        ("+43 664 0000000 / +43 664 0000001", "+43 664 0000000", "+43 664 0000001"),
        ("0631 4711\n0171 3920000", "0631 4711", "0171 3920000"),
        ("0631 4711\r\n 0171 3920000\n", "0631 4711", "0171 3920000"),
        ("0631 4711 oder\n0171 3920000", "0631 4711", "0171 3920000"),
        ("Tel. 0631 4711 / 4712", "0631 4711", "4712"),
        ("Tel.: 0631 4711\nMobil: 0171 3920000", "0631 4711", "Mobil: 0171 3920000"),
        ("0631 4711 / Fax 0631 4712", "0631 4711", "Fax 0631 4712"),
        ("0631 4711, Zimmer 12", "0631 4711", "Zimmer 12"),
    ],
)
def test_of_two_numbers_in_a_cell_the_first_is_taken_and_both_are_said(cell, first, second):
    came = number_of(cell)
    assert came.number == first
    assert came.said == [f"Two telephone numbers stand in one cell: {first} was taken, {second} was not."]


@every(
    ("cell", "number"),
    [
        ("'0631 4711", "0631 4711"),
        ("'+49 631 4711", "+49 631 4711"),
        ("'0631 4711'", "0631 4711"),
        ("\N{RIGHT SINGLE QUOTATION MARK}0631/4711", "0631/4711"),
    ],
)
def test_an_apostrophe_around_a_number_is_dropped_and_said(cell, number):
    came = number_of(cell)
    assert came.number == number
    assert came.said == [f"The apostrophe in front of the number {number} was left out."]


@every(
    ("cell", "number"),
    [('="06314711"', "06314711"), ('= "0631 4711"', "0631 4711"), ('="+49631""4711"', '+49631"4711')],
)
def test_a_quoted_formula_is_read_as_its_text(cell, number):
    assert (number_of(cell).number, number_of(cell).said) == (number, [])


@every(
    "cell", ["49 (0) 631 4711", "49 (0)631/4711", "(49) 0631 4711", "49 0 631 4711", "496314711000", "4906314711000"]
)
def test_a_lost_plus_is_put_back_and_said(cell):
    came = number_of(cell)
    assert came.number == cell
    number = read_number(cell, area_code="631")
    assert isinstance(number, PhoneNumber)
    assert number.e164.startswith("+496314711")
    assert "with the + that is missing in front: 0631 4711" in came.said[0]


@every(
    ("cell", "remark"),
    [
        ("0631 4711 (Tochter)", "(Tochter)"),
        ("0631 4711 (Tel. der Tochter, ab 18 Uhr)", "(Tel. der Tochter, ab 18 Uhr)"),
        ("priv. 0631 4711", "priv."),
        ("privat: 0631 4711", "privat"),
        ("Tel. dienstl.: 0631 4711", "Tel. dienstl."),
        ("p: 0631 4711", "p"),
        ("0631 4711 priv.", "priv."),
        ("0631 4711, privat", "privat"),
        ("0631 4711 d.", "d."),
    ],
)
def test_a_remark_beside_a_number_is_said_to_be_left_out(cell, remark):
    assert number_of(cell).number == "0631 4711"
    assert number_of(cell).said == [f"The remark {remark} beside the telephone number was not taken over."]


@every(
    ("cell", "first", "said"),
    [
        ("priv. 0631 4711\ndienstl. 0631 4712", "0631 4711", ["priv.", "dienstl. 0631 4712"]),
        ("0631 4711 (privat)\n0631 4712 (Büro)", "0631 4711", ["(privat)", "0631 4712 (Büro)"]),
        ("p: 0631 4711 / d: 0631 4712", "0631 4711", ["p", "d: 0631 4712"]),
        ("0631 4711 priv., 0631 4712 dienstl.", "0631 4711", ["priv.", "0631 4712 dienstl."]),
    ],
)
def test_of_two_numbers_with_what_they_are_the_first_is_taken_and_all_of_it_said(cell, first, said):
    came = number_of(cell)
    assert came.number == first
    assert [words in sentence for words, sentence in zip(said, came.said, strict=True)] == [True, True]


@every(
    "cell", ["0631 4711 (Durchwahl 12)", "0631 4711 (DW 12)", "0631 4711 App. 12", "0631 4711 ext. 12", "Fax 0631 1"]
)
def test_a_word_that_makes_another_number_of_it_is_no_remark(cell):
    assert came_of(read(f"Name;Telefon\nErna;{cell}\n")).number == cell  # for the registration to refuse
    assert isinstance(read_number(cell, area_code="631"), Refused)


@every("cell", ["4711/4712", "4711 / 12", "4711\n4712", "471-4713 / 4"])
def test_two_numbers_without_an_area_code_are_not_made_one(cell):
    assert "may be two telephone numbers, or one in two parts" in number_of(cell).reason


def test_a_number_in_two_lines_of_its_cell_is_one_number():
    assert number_of("0631\n4711") == came_of(read("Name;Telefon\nErna;0631 4711\n"))


@every("cell", ["0631 4711\nKarl;0631 4712", "0631 4711\nKarl 0631 4712", "0631 4711\nbei Kunz"])
def test_a_cell_that_may_have_swallowed_somebody_is_refused(cell):
    assert "A cell in this line runs on over several lines. Write it on one" in number_of(cell).reason


@every("cell", ["", "k. A.", "-", "--", "keine", "unbekannt", "n/a", "?"])
def test_a_person_without_a_number_is_said_and_counted(cell):
    table = read(f"Name;Telefon\nErna;{cell}\nKarl;0631 4711\n")
    assert came_of(table) == came_of(read("Name;Telefon\nErna;\nKarl;0631 4711\n"))
    assert came_of(table).said == ["This person has no telephone number."]
    assert "People without a telephone number: 1 of 2. Nobody can call them." in [str(one) for one in table.notices]


@every("cell", ["#NV", "#REF!", "#DIV/0!", "#WERT!", "#####", "Err:502"])
def test_an_error_of_the_spreadsheet_is_refused_by_its_column(cell):
    assert f"The cell under “Telefon” is an error of the spreadsheet: {cell}." in number_of(cell).reason


@every(
    "cell",
    [
        "03.05.1948", "3.5.1948", "03. 05. 1948", "12.11.48", "12/11/2026", "12-11-2026", "1948-05-03",
        "2025-12-09T00:00:00",
    ],
)  # fmt: skip
def test_a_date_is_no_number(cell):
    assert number_of(cell).reason == f"{cell} is a date and no telephone number. Write the number."


@every("cell", ["0631.47.11", "06.31.47.11", "02.11.1234", "03/05/1234", "030.12.1948"])
def test_a_number_written_with_dots_is_no_date(cell):
    assert number_of(cell).number == cell
