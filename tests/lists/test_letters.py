"""The letters of text files: read right where one reading gives words, said, and else refused by name."""

from dialin.lists.read_table import read_table
from dialin.rules.refusals import Refused
from tests.every import every
from tests.lists.reading import of_file, read

GERMANS = [
    "Jörg", "Müller", "Bäcker", "Käthe Schön", "Weiß", "Ösel", "Über", "König", "Löwenbräu", "Gräfin", "Füßel", "Groß",
    "Jürgen Strauß", "Götz Krämer", "Meißner", "Straße", "Größe", "Bühl", "Häußler", "Quäker", "Öztürk",
]  # fmt: skip
NEIGHBOURS = [
    "Miloš",
    "Dušan",
    "Škoda",
    "Kovács",
    "Juhász",
    "José",
    "Renée",
    "Žižka",
    "Peña",
    "Søren",
    "François",
    "Boško",
]
CODECS = {"mac_roman": "Mac Roman", "cp850": "MS-DOS", "cp437": "MS-DOS"}


def listed(*names: str) -> str:
    return "Name;Telefon\n" + "".join(f"{name};0631 4711\n" for name in names)


def names_in(content: bytes) -> list[str]:
    return [row.registration.name for row in read(content).rows]


@every("codec", CODECS)
def test_a_list_from_an_old_mac_or_from_ms_dos_is_read_right_and_said(codec):
    content = listed(*GERMANS).encode(codec)
    assert names_in(content) == GERMANS
    assert f"as those of {CODECS[codec]}, for example “Jörg”" in of_file(read(content))[0]


@every("codec", CODECS)
@every("name", GERMANS)
def test_already_one_german_name_tells_the_encoding(codec, name):
    assert names_in(listed("Erna", name).encode(codec)) == ["Erna", name]


@every("name", [*GERMANS, *NEIGHBOURS])
def test_windows_letters_stay_what_they_are_and_need_no_word(name):
    content = listed(name).encode("cp1252")
    assert (names_in(content), of_file(read(content))) == ([name], [])


@every(("name", "other"), [("Adrián", "Adrißn"), ("Diána", "Dißna")])
def test_what_reads_well_in_two_ways_is_refused_with_both(name, other):
    refused = read_table(listed(name).encode("cp1252"))
    assert isinstance(refused, Refused)
    assert f"as Windows “{name}” or as MS-DOS “{other}”" in str(refused)
    assert names_in(listed(name, "Müller").encode("cp1252")) == [name, "Müller"]


@every("codec", ["cp1252", "latin-1", "mac_roman", "cp850", "cp437"])
@every("times", [1, 2])
def test_letters_that_were_encoded_twice_are_read_as_they_were_meant(codec, times):
    text = listed(*GERMANS)
    for _ in range(times):
        text = text.encode().decode(codec)
    assert names_in(text.encode()) == GERMANS
    assert of_file(read(text.encode())) == [
        "Letters with dots and accents were encoded twice in this file and were read as they were meant."
    ]


def test_right_letters_are_never_mended():
    names = ["Müßig", "Äöü", "Übeläcker", "São Paulo", "Éäö", "“Erna” Müller", "Ağaoğlu", "Łukasz", "Ørsted"]
    assert names_in(listed(*names).encode()) == names
    assert of_file(read(listed(*names))) == []


def test_a_file_that_ends_as_ms_dos_ends_files_is_read():
    assert names_in(listed("Erna").encode() + b"\x1a") == ["Erna"]


@every("first", ['"sep=;"', "sep=;", "sep=;\r", '"SEP=;";;'])
@every("mark", ["", "\ufeff"])
def test_the_hint_about_the_separator_may_stand_in_quotes_and_behind_a_mark(first, mark):
    table = read(f"{mark}{first}\nName;Telefon\nErna;0631 4711\n")
    assert [(row.line, row.registration.name) for row in table.rows] == [(3, "Erna")]


def test_titles_above_the_headings_are_passed_over_and_said():
    table = read("Anmeldungen zum Digitaltag;;\nStand: 12.11.2026\n\nName;Telefon;Ort\nErna;0631 4711;Trier\n")
    assert [(row.line, row.registration.name) for row in table.rows] == [(5, "Erna")]
    assert of_file(table) == ["The headings stand in line 4. What stands above them was not read."]


def test_headings_below_the_tenth_line_are_not_found():
    assert isinstance(read_table(("Titel\n" * 10 + "Name;Telefon\nErna;0631 4711\n").encode()), Refused)


def test_a_column_without_a_heading_is_named_by_its_place_where_something_stands_in_it():
    assert read("Name;;Telefon;\nErna;wichtig;0631 4711;\n").ignored == ("(2)",)
