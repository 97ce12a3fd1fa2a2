"""Several columns about telephones: area codes apart, private before mobile before business."""

from dialin.lists.columns.headings import Columns, read_headings
from tests.every import every
from tests.lists.reading import came_of, number_of, read


def columns(headings: str) -> Columns:
    found = read_headings(headings.split(";"))
    assert isinstance(found, Columns), str(found)
    return found


@every(
    "headings",
    [
        "Name;Vorwahl;Rufnummer",
        "Name;Telefonvorwahl;Telefon-Nr.",
        "Name;Telefon Vorwahl;Rufnummer",
        "Name;Tel.-Vorwahl;Tel.",
        "Name;Vorw.;Telefon",
        "Name;Ortsvorwahl;Telefonnummer",
        "Name;Area code;Phone",
        "Name;Vorwahl privat;Telefon privat",
    ],
)
@every("area", ["0631", "631", "(0631)", "0631/", "+49 631", "631.0"])
def test_an_area_code_in_a_column_of_its_own_is_joined_and_said(headings, area):
    came = came_of(read(f"{headings}\nErna;{area};4711\n", area_code="30"))
    assert came.number == "0631 4711"
    assert came.said == [f"{area} and 4711 stand in two columns and were joined: 0631 4711."]


@every(
    ("area", "number", "says"),
    [
        ("", "4711", "has a column for area codes. Write the area code there."),
        ("", "123456", "has a column for area codes"),
        ("Köln", "4711", "“Köln” is no area code"),
        ("63", "4711", "“63” is no area code"),
        ("0631", "631 4711", "seems to stand twice"),
    ],
)
def test_where_area_codes_have_a_column_none_is_guessed(area, number, says):
    assert says in came_of(read(f"Name;Vorwahl;Rufnummer\nErna;{area};{number}\n")).reason


def test_a_whole_number_beside_an_area_code_stays_as_it_is():
    assert came_of(read("Name;Vorwahl;Rufnummer\nErna;0621;0631 4711\n")).number == "0631 4711"


def test_each_number_has_its_own_area_code_and_a_mobile_number_the_one_beside_it():
    table = read("Name;Vorwahl;Telefon;Vorwahl;Handy\nErna;0631;;0171;3920000\nKarl;0631;4711;;\n")
    assert (came_of(table, 2).number, came_of(table, 3).number) == ("0171 3920000", "0631 4711")


def test_a_country_code_in_a_column_of_its_own_is_joined_too():
    table = read("Name;Ländervorwahl;Vorwahl;Telefonnummer\nErna;+49;0631;4711\nKarl;0043;;664 0000000\n")
    assert (came_of(table, 2).number, came_of(table, 3).number) == ("0631 4711", "+43 664 0000000")


@every(
    ("headings", "order"),
    [
        ("Mobil privat;Telefon 2;Telefon privat", ["Telefon privat", "Telefon 2", "Mobil privat"]),
        ("Tel. gesch.;Handy;Festnetz", ["Festnetz", "Handy", "Tel. gesch."]),
        (
            "Business Phone;Home Phone;Mobile Phone;Other Phone",
            ["Home Phone", "Mobile Phone", "Other Phone", "Business Phone"],
        ),
        ("Telefon (Büro);Telefon (mobil);Telefon (privat)", ["Telefon (privat)", "Telefon (mobil)", "Telefon (Büro)"]),
        ("Telefon (mit Vorwahl);Telefax", ["Telefon (mit Vorwahl)"]),
        ("Phone 1 - Type;Phone 1 - Value", ["Phone 1 - Value"]),
        ("Dienstl. Telefon;Telefon", ["Telefon", "Dienstl. Telefon"]),
        ("Vorwahl und Rufnummer", ["Vorwahl und Rufnummer"]),
        ("Assistant's Phone;Telefon Notfall;Primary Phone", ["Primary Phone"]),
        ("Ihre Telefonnummer;Telefonisch erreichbar;Hausnummer", ["Ihre Telefonnummer"]),
        ("erreichbar unter;Ort", ["erreichbar unter"]),
        ("Rückruf unter;Rückruf;Kontakt;Kontaktperson Nummer", ["Rückruf unter"]),
        ("Wie können wir Sie telefonisch erreichen?;Nummer", ["Wie können wir Sie telefonisch erreichen?"]),
        ("Best number to reach you;Contact (yes/no)", ["Best number to reach you"]),
        ("Vorwahl;Nummer;Nr.", ["Nummer"]),
    ],
)
def test_private_numbers_come_before_mobile_ones_and_those_before_business(headings, order):
    assert [phone.heading for phone in columns(f"Name;{headings}").phones] == order


def test_outlooks_callback_is_a_telephone_and_no_wish():
    assert "Callback" in columns("First Name;Last Name;Callback;Car Phone;Home Phone").ignored
    assert "callback" in columns("Name;Callback;Home Phone").places


@every(
    ("cells", "number", "said"),
    [
        (";0171 3920000;", "0171 3920000", "The telephone number was taken from the column “Mobil privat”."),
        ("-;;0631 9", "0631 9", "The telephone number was taken from the column “Tel. gesch.”."),
        (
            "0631 1;0171 3920000;",
            "0631 1",
            "Of several telephone numbers the one under “Telefon privat” was taken, not 0171 3920000.",
        ),
        ("0631 1;;", "0631 1", None),
        ("0631 1;06311;", "0631 1", None),
    ],
)
def test_the_first_column_that_is_filled_gives_the_number_and_is_said(cells, number, said):
    came = came_of(read(f"Name;Telefon privat;Mobil privat;Tel. gesch.\nErna;{cells}\n"))
    assert (came.number, came.said) == (number, [said] if said else [])


def test_the_label_beside_a_number_of_an_address_book_says_what_it_is():
    headings = "Name;Given Name;Family Name;Phone 1 - Type;Phone 1 - Value;Phone 2 - Type;Phone 2 - Value"
    table = read(
        f"{headings}\nErna M;Erna;M;Work;0631 1;Home;0631 2\nKarl K;Karl;;Home Fax;0631 3;Mobile;0171 3920000\n"
    )
    assert (came_of(table, 2).number, came_of(table, 3).number) == ("0631 2", "0171 3920000")
    assert [row.registration.name for row in table.rows] == ["Erna M", "Karl K"]


@every("heading", ["Durchwahl", "DW", "Durchwahl-Nr.", "Nebenstelle", "Apparat", "Extension"])
@every(
    ("number", "extension", "joined"),
    [
        ("0631 4711", "12", "0631 4711-12"),
        ("0631 4711-", "12", "0631 4711-12"),
        ("0631 4711-0", "-12", "0631 4711-12"),
        ("0631-4711", "DW 12", "0631-4711-12"),
        ("0631 4711", "-0", "0631 4711-0"),
        ("0631 4711", "1", "0631 4711-1"),
    ],
)
def test_an_extension_in_a_column_of_its_own_is_joined_and_said(heading, number, extension, joined):
    came = came_of(read(f"Name;Telefon;{heading}\nErna;{number};{extension}\n"))
    assert came.number == joined
    assert came.said == [f"{number} and the extension {extension} were joined: {joined}."]


@every("extension", ["", "-", "k. A.", "12"])
def test_an_extension_that_is_missing_or_stands_behind_its_number_changes_nothing(extension):
    came = came_of(read(f"Name;Telefon;Durchwahl\nErna;0631 4711-12;{extension}\n"))
    assert (came.number, came.said) == ("0631 4711-12", [])


@every(
    ("number", "extension"),
    [
        ("0631 471112", "12"),
        ("0631 4711-13", "12"),
        ("0171 3920000", "12"),
        ("0631 4711", "0631 471112"),
        ("0631 4711", "Zentrale"),
    ],
)
def test_an_extension_that_may_not_belong_there_is_asked_about(number, extension):
    came = came_of(read(f"Name;Telefon;Durchwahl\nErna;{number};{extension}\n"))
    assert came.reason == (
        f"How {number} and the extension {extension} go together is not clear. Write the whole number in one cell."
    )


def test_an_extension_without_a_number_is_asked_about_unless_another_number_stands_beside_it():
    lines = "Name;Telefon;Durchwahl;Handy\nErna;;12;\nKarl;;12;0171 3920000\n"
    assert came_of(read(lines), 2).reason == (
        "The extension 12 stands without a telephone number. Write the whole number."
    )
    assert came_of(read(lines), 3).number == "0171 3920000"


def test_an_extension_belongs_to_the_number_in_front_of_it_and_is_added_behind_the_area_code():
    table = read("Name;Vorwahl;Telefon;Durchwahl;Handy\nErna;0631;4711;12;0171 3920000\nKarl;;;12;0171 3920000\n")
    assert (came_of(table, 2).number, came_of(table, 3).number) == ("0631 4711-12", "0171 3920000")
    assert came_of(read("Name;Durchwahl;Telefon\nErna;12;0631 4711\n")).number == "0631 4711-12"


@every("words", ["siehe Handy", "nur mobil", "„"])
def test_a_number_goes_before_words_wherever_it_stands(words):
    came = came_of(read(f"Name;Telefon;Handy\nErna;{words};0171 3920000\n"))
    assert came.number == "0171 3920000"
    assert came.said == [f"Of several telephone numbers the one under “Handy” was taken, not {words}."]


@every("mark", ["„", "''", ",,", "- „ -", "“"])
def test_a_mark_that_repeats_the_line_above_is_refused(mark):
    assert number_of(mark).reason == f"“{mark}” repeats the line above. Write the number itself."
