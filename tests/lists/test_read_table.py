import io
import zipfile

from dialin.lists.read_table import MOST_BYTES, Table, read_table
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration
from tests.every import every
from tests.lists.sheets import workbook

ERNA = Registration(name="Erna Müller", phone="030 23125010")


def read(content: bytes | str) -> Table:
    table = read_table(content.encode() if isinstance(content, str) else content)
    assert isinstance(table, Table), str(table)
    return table


def refusal(content: bytes | str) -> str:
    table = read_table(content.encode() if isinstance(content, str) else content)
    assert isinstance(table, Refused), table
    return str(table)


def people(content: bytes | str) -> list[Registration]:
    table = read(content)
    assert not table.rejected, [str(row.reason) for row in table.rejected]
    return [row.registration for row in table.rows]


def reasons(content: bytes | str) -> dict[int, str]:
    return {row.line: str(row.reason) for row in read(content).rejected}


def zipped(name: str, content: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


@every("separator", [",", ";", "\t"])
@every("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@every("ending", ["\n", "\r\n", "\r"])
def test_every_separator_encoding_and_line_ending_gives_the_same_people(separator, encoding, ending):
    lines = [separator.join(("Name", "Telefon")), separator.join(("Erna Müller", "030 23125010")), ""]
    assert people(ending.join(lines).encode(encoding)) == [ERNA]


def test_lines_pasted_together_from_lists_of_two_encodings_are_each_read_in_their_own():
    lines = ("Name;Telefon\n", "Erna Müller;030 23125010\n", "Jürgen Groß;030 23125011\n", "Ayşe Öz;030 23125012\n")
    mixed = b"".join(line.encode("cp1252" if "Groß" in line else "utf-8") for line in lines)
    assert [person.name for person in people(mixed)] == ["Erna Müller", "Jürgen Groß", "Ayşe Öz"]


@every(
    "spoilt",
    [
        b"Ern\x81;030 23125010",
        b"M?ller;030 23125010",
        b"Erna Mei?ner;030 23125010",
        "M\N{REPLACEMENT CHARACTER}ller;030 23125010".encode(),
        "J\N{REPLACEMENT CHARACTER}rg Wei\N{REPLACEMENT CHARACTER};030 23125010".encode(),
    ],
)
def test_a_letter_that_got_lost_rejects_its_line_only(spoilt):
    content = b"Name;Telefon\n" + spoilt + "\nJürgen;030 23125011\n".encode()
    assert reasons(content) == {2: "Letters in this line were lost when the file was saved. Write it again."}
    assert [row.registration.name for row in read(content).rows] == ["Jürgen"]


def test_a_mobile_number_stands_in_where_the_other_column_is_empty():
    listed = people("Name;Telefon;Handy\nErna Müller;030 23125010;015\nKarl Kunz;;030 23125011\n")
    assert [person.phone for person in listed] == ["030 23125010", "030 23125011"]


def test_excels_own_hint_about_the_separator_is_obeyed():
    assert people("sep=,\nName,Telefon\nErna Müller,030 23125010\n") == [ERNA]


def test_a_comma_in_a_german_heading_line_does_not_mislead():
    assert people('"Name, Vorname";Telefon\n"Erna Müller";030 23125010\n') == [ERNA]


def test_quoted_texts_may_hold_separators_quotes_and_line_breaks_and_lines_are_counted_in_the_file():
    table = read('Name;Telefon;Frage\nErna;030 23125010;"Wie; und\nwas ist ""das""?"\n\n;;\nKarl;030 23125011;\n')
    assert [row.line for row in table.rows] == [2, 6]
    assert table.rows[0].registration.question == 'Wie; und\nwas ist "das"?'


@every(
    ("written", "phone"),
    [("4930231250010.0", "4930231250010"), ("493023125010", "493023125010"), ("23125010,0", "23125010")],
)
def test_amounts_are_numbers_again(written, phone):
    assert people(f'Name;Telefon\nErna;"{written}"\n')[0].phone == phone


@every("written", ["3023125010", "3023125010.0", "631365253"])
def test_a_lost_leading_zero_is_named(written):
    reason = reasons(f"Name;Telefon\nErna;{written}\n")[2]
    assert "leading 0" in reason
    assert "Format the column as text" in reason


@every("written", ["4,93023E+11", "4.93E11", "5E+10"])
def test_a_shortened_number_is_named(written):
    assert "has shortened the telephone number" in reasons(f'Name;Telefon\nErna;"{written}"\n')[2]


def test_too_many_cells_reject_the_line_and_too_few_are_empty():
    content = "Name;Telefon;Frage\nErna;030 23125010;Was, wie; wo\nKarl;030 23125011\nElse;030 23125012;;;\n"
    assert "4 cells under 3 headings" in reasons(content)[2]
    assert [row.line for row in read(content).rows] == [3, 4]


def test_a_nul_rejects_its_line_only():
    content = "Name;Telefon\nEr\0na;030 23125010\nKarl;030 23125011\n"
    assert list(reasons(content)) == [2]
    assert [row.line for row in read(content).rows] == [3]


@every(
    ("broken", "rejected"),
    [('Erna;"030 23125010', [3]), ('"Erna;030 23125010', [3]), ('"Erna" Müller;030', [3]), ('Erna;"030"1', [3])],
)
def test_quotes_that_do_not_match_spoil_one_line_and_none_after_it(broken, rejected):
    content = f'Name;Telefon\nKarl;030 23125011\n{broken}\n"Else Kling";"030 23125012"\nOtto;030 23125013\n'
    assert list(reasons(content)) == rejected
    assert [row.line for row in read(content).rows] == [2, 4, 5]


def test_a_name_over_several_lines_is_taken_for_a_quotation_mark_too_many():
    content = 'Name;Telefon\n"Erna;030 23125010\nKarl";030 23125011\n'
    assert "stray quotation mark" in reasons(content)[2]


def test_wrong_headings_are_repeated_in_one_sentence_with_what_is_needed():
    sentence = refusal("Kunde;Ort\nErna;Köln\n")
    assert "at least name and phone (or Name and Telefon)" in sentence
    assert "Kunde, Ort" in sentence
    assert "\n" not in sentence


@every(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\n\n;;\n", "is empty"),
        (b'""\n', "is empty"),
        (b"Name;Telefon\n", "no lines below"),
        (b"Name;Telefon\n;\n\n", "no lines below"),
        (b"Name\nErna\n", "it says: Name."),
        (b"Erna;030 23125010\n", "The first line must name the columns"),
        (b"Name;Attendee;Telefon\nErna;1;2\n", "“Name” and “Attendee” mean the same"),
        (b'"Name;Telefon\nErna;1\n', "do not match"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "neither a CSV file nor an XLSX file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old version of Excel"),
        (b"PK\x03\x04" + bytes(100), "cannot be read"),
        (zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument file"),
        (zipped("xl/workbook.bin", ""), "binary workbook"),
        (zipped("word/document.xml", ""), "is a document and no table"),
        (b"%PDF-1.7\n%\xe2\xe3\n", "is a document and no table"),
        (b"{\\rtf1 Name;Telefon}", "is a document and no table"),
        (b"\xef\xbb\xbf\n <!DOCTYPE html><table><tr><td>Name</td><td>Telefon</td></tr>", "is a web page or XML"),
        (b"<?xml version='1.0'?><Workbook/>", "is a web page or XML"),
        (b"BEGIN:VCARD\nTEL:0631 4711\n", "is an address book"),
        (b"Name;Telefon\n" + b"E;0\n" * 100_001, "more than 100000 lines"),
        (b"Name;Telefon\n" + b"\n" * 1_000_000 + b"E;0\n", "more than 500000 lines"),
        (b"Name;Telefon\n" + b'"\n' * 1_000_000, "more than 500000 lines"),
        (b"x" * (MOST_BYTES + 1), "larger than 5 MB"),
        (b"\xff\xfeN", "neither a CSV file"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(content, says):
    sentence = refusal(content)
    assert says in sentence
    assert "\n" not in sentence


def test_more_than_ten_thousand_lines_of_text_are_read_but_no_such_spreadsheet():
    assert len(read(b"Name;Telefon\n" + b"Erna;030 1\n" * 10_001).rows) == 10_001
    sheet = workbook({1: ["Name", "Telefon"]} | {line: ["Erna", "030 1"] for line in range(2, 10_003)})
    assert "more than 10000 lines" in refusal(sheet)


def test_who_reads_may_want_fewer_lines():
    content = b"Name;Telefon\n" + b"Erna;030 1\n" * 3
    assert isinstance(read_table(content, most=3), Table)
    assert "more than 2 lines" in str(read_table(content, most=2))


def test_a_spreadsheet_is_read_with_its_amounts_ticks_and_line_numbers():
    table = read(
        workbook(
            {
                3: ["Name", "Telefon", "Rückruf", "Frage"],
                5: ["Erna Müller", "030 23125010", True, None],
                6: [None, None, None, None],
                8: ["Karl Kunz", 493023125011.0, False, "Was?"],
                9: ["Else Kling", 3023125012.0, None, None],
            }
        )
    )
    assert [(row.line, row.registration.phone, row.registration.callback) for row in table.rows] == [
        (5, "030 23125010", True),
        (8, "493023125011", False),
    ]
    assert [row.line for row in table.rejected] == [9]
    assert "leading 0 of the telephone number 3023125012" in str(table.rejected[0].reason)


def test_an_empty_spreadsheet_and_one_with_headings_only_are_refused():
    assert "is empty" in refusal(workbook({}))
    assert "no lines below" in refusal(workbook({1: ["Name", "Telefon"]}))


@every(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c s=\"1\" r='XFD1048576' t=\"n\"><v>1</v></c></row>",
        '<row r="2"><c r="XFD2"><v>1</v></c></row><row ht="9" r="1048576"><c><v>1</v></c></row>',
    ],
)
def test_a_far_away_cell_does_not_make_the_reader_lay_out_millions_of_empty_ones(far):
    content = workbook({1: ["Name", "Telefon"]}, more=far)
    assert "sheet is too large" in refusal(content)


def test_a_spreadsheet_that_unpacks_into_a_giant_is_refused():
    content = workbook({1: ["Name", "Telefon"]}, more=f"<!--{' ' * 61 * 1024 * 1024}-->")
    assert len(content) < 1024 * 1024
    assert "sheet is too large" in refusal(content)


@every("share", [0.1, 0.5, 0.9, 0.99])
def test_a_spreadsheet_that_was_cut_off_is_refused(share):
    whole = workbook({1: ["Name", "Telefon"], 2: ["Erna", "030 1"]})
    assert "cannot be read" in refusal(whole[: int(len(whole) * share)])


def test_a_spreadsheet_with_one_wrong_byte_anywhere_is_read_or_refused_and_nothing_else():
    whole = workbook({1: ["Name", "Telefon"], 2: ["Erna", "030 1"]})
    for place in range(0, len(whole), 3):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        assert isinstance(read_table(bytes(broken)), Table | Refused)
