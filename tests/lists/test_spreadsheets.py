"""What a spreadsheet hides, merges, filters and only shows, in files that another program has written."""

import io
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dialin.lists.read_table import Table, read_table
from dialin.rules.refusals import Refused
from tests.every import every
from tests.lists.hostile import pack, sheet, styles
from tests.lists.reading import AREA, came_of, of_file, read
from tests.lists.sheets import workbook

ERNA, KARL, ELSE = ("Erna Müller", "0631 4711"), ("Karl Kunz", "0631 4712"), ("Else Kling", "0631 4713")


def book(*rows: tuple[Any, ...], change: Callable[[Workbook, Worksheet], Any] = lambda _book, _sheet: None) -> bytes:
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Anmeldungen"
    for row in rows:
        sheet.append(row)
    change(made, sheet)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def people(table: Table) -> list[tuple[int, str, str]]:
    return [(row.line, row.registration.name, row.registration.phone) for row in table.rows]


HEADS = ("Name", "Telefon")
ROW = (
    '<row r="2"><c r="A2" s="0" t="inlineStr"><is><t>Erna</t></is></c>'
    '<c r="B2" s="0" t="inlineStr"><is><t>0631 4711</t></is></c></row>'
)


def test_lines_hidden_by_a_filter_are_left_out_and_said():
    def hide(_book, sheet):
        sheet.row_dimensions[3].hidden = True

    table = read(book(HEADS, ERNA, KARL, ELSE, change=hide))
    assert people(table) == [(2, *ERNA), (4, *ELSE)]
    assert of_file(table) == ["Lines that are hidden in the spreadsheet were left out: 1."]
    assert [str(one) for one in table.notices if one.line == 3] == [
        "This line is hidden in the spreadsheet and was left out."
    ]


def test_a_line_without_height_is_hidden_too():
    hidden = '<row r="3" ht="0" customHeight="1"><c r="A3" t="str"><v>Karl</v></c></row>'
    assert people(read(workbook({1: HEADS, 2: ERNA}, more=hidden))) == [(2, *ERNA)]


def test_a_hidden_column_is_not_read_and_said():
    def hide(_book, sheet):
        sheet.column_dimensions["B"].hidden = True

    table = read(book(("Name", "Telefon privat", "Telefon 2"), ("Erna", "0631 1", "0631 2"), change=hide))
    assert (people(table), table.ignored) == ([(2, "Erna", "0631 2")], ("Telefon privat",))
    assert of_file(table) == ["The column “Telefon privat” is hidden in the spreadsheet and was not read."]
    refused = read_table(book(HEADS, ERNA, change=hide))
    assert isinstance(refused, Refused)
    assert "hidden in the spreadsheet. Show them" in str(refused)


@every("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_in_front_is_passed_over_and_said(state):
    def hide(made, _sheet):
        front = made.create_sheet("Alt", 0)
        front.append(HEADS)
        front.append(KARL)
        front.sheet_state = state
        made.active = 1

    table = read(book(HEADS, ERNA, change=hide))
    assert people(table) == [(2, *ERNA)]
    assert (of_file(table), table.others) == (["Hidden sheets were not read: Alt."], ())


def test_the_first_sheet_with_headings_is_read_and_others_with_people_are_named():
    def add(made, _sheet):
        made.create_sheet("Deckblatt", 0).append(("Digitaltag", "im Rathaus"))
        made.create_sheet("Legende").append(("x", "kommt"))
        made.create_sheet("Nachzügler").append(("Frau Klein", "0631 4714"))
        more = made.create_sheet("Warteliste")
        more.append(("Nachname", "Handy"))
        more.append(("Groß", ""))
        made.create_sheet("Leer")

    table = read(book(("Anmeldungen",), (), HEADS, ERNA, change=add))
    assert people(table) == [(4, *ERNA)]
    assert table.others == ("Nachzügler", "Warteliste")
    assert of_file(table) == [
        "Only the sheet “Anmeldungen” was read. There are people in others too: Nachzügler, Warteliste.",
        "The headings stand in line 3. What stands above them was not read.",
    ]


def test_merged_cells_count_for_each_of_their_lines():
    def merge(_book, sheet):
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("C2:C3")

    table = read(book((*HEADS, "Zustellung"), (*ERNA, "SMS"), ("Otto Müller", None, None), KARL, change=merge))
    assert people(table) == [(2, *ERNA), (3, "Otto Müller", ERNA[1]), (4, *KARL)]
    assert [row.registration.delivery for row in table.rows] == ["sms", "sms", "letter"]
    assert came_of(table, 3).said == [
        "The merged cell of line 2 counts for this line too: 0631 4711.",
        "The merged cell of line 2 counts for this line too: SMS.",
    ]


def test_a_title_across_the_columns_is_no_person():
    table = read(
        book(HEADS, ERNA, ("Seniorenclub Ost", None), KARL, change=lambda _, sheet: sheet.merge_cells("A3:B3"))
    )
    assert people(table) == [(2, *ERNA), (4, *KARL)]
    assert "“Seniorenclub Ost” stands across several columns, as a title does." in came_of(table, 3).reason


@every("value", ['="0631"&" 4711"', "=B9", "=SUM(1;2)"])
def test_a_formula_without_a_stored_result_is_refused_with_its_column(value):
    table = read(book(HEADS, ERNA, ("Otto", value)))
    assert "The formula under “Telefon” has no stored result. Open the file" in came_of(table, 3).reason
    assert "under “Name” has no stored result" in came_of(read(book(HEADS, ERNA, (value, "0631 1"))), 3).reason


def test_a_formula_that_is_a_text_in_quotes_is_that_text_with_and_without_a_stored_result():
    assert people(read(book(HEADS, ('="Erna ""Mucki"" Müller"', '="0631 4711"')))) == [
        (2, 'Erna "Mucki" Müller', "0631 4711")
    ]
    stored = '<row r="2"><c r="A2" t="str"><v>Erna</v></c><c r="B2" t="str"><f>"0631 1"</f><v>0631 2</v></c></row>'
    assert people(read(workbook({1: HEADS}, more=stored))) == [(2, "Erna", "0631 2")]
    indented = stored.replace("<v>0631 2</v>", "\n  ")
    assert people(read(workbook({1: HEADS}, more=indented))) == [(2, "Erna", "0631 1")]


def test_a_formula_that_stands_alone_below_the_people_is_a_total():
    heads, people = (*HEADS, "Anzahl"), [(*one, 1) for one in (ERNA, KARL, ELSE)]
    table = read(book(heads, *people, (None, None, "=SUM(C2:C4)")))
    assert came_of(table, 5).reason.startswith("“=” stands alone in its line")


def test_a_formula_with_its_result_is_that_result():
    cells = '<row r="2"><c r="A2" t="str"><f>A9</f><v>Erna</v></c><c r="B2" t="str"><f>B9</f><v></v></c></row>'
    assert people(read(workbook({1: HEADS}, more=cells))) == [(2, "Erna", "")]


@every("error", ["#DIV/0!", "#N/A", "#REF!", "#NAME?", "#VALUE!"])
def test_an_error_cell_is_refused_with_its_column(error):
    assert (
        f"under “Telefon” is an error of the spreadsheet: {error}" in came_of(read(book(HEADS, ("Erna", error)))).reason
    )
    assert (
        f"under “Name” is an error of the spreadsheet: {error}" in came_of(read(book(HEADS, (error, "0631 1")))).reason
    )
    assert people(read(book((*HEADS, "Summe"), (*ERNA, error)))) == [(2, *ERNA)]


@every(
    ("amount", "form", "shown"),
    [
        (6314711, "00000000", "06314711"),
        (6314711, '"0"#', "06314711"),
        (6314711, "\\0#", "06314711"),
        (6314711, "0000\\ 0000", "0631 4711"),
        (6314711, '"+49 "0', "+49 6314711"),
        (6314711, "00000000;-0", "06314711"),
    ],
)
def test_a_zero_that_is_only_shown_is_put_back_and_said(amount, form, shown):
    def show(_book, sheet):
        sheet["B2"].number_format = form

    table = read(book(HEADS, ("Erna", amount), change=show))
    assert came_of(table).number == shown
    assert came_of(table).said == [f"The amount {amount} was read as the spreadsheet shows it: {shown}."]


@every("form", ["General", "0", "#,##0", "0.00", "@"])
def test_an_amount_without_its_zero_is_asked_about(form):
    def show(_book, sheet):
        sheet["B2"].number_format = form

    assert "may be 06314711 without its 0" in came_of(read(book(HEADS, ("Erna", 6314711), change=show))).reason


def test_cells_beside_the_headings_are_no_trouble_but_an_unread_column():
    table = read(book(HEADS, (*ERNA, None, "kommt später"), KARL))
    assert people(table) == [(2, *ERNA), (3, *KARL)]
    assert table.ignored == ("(4)",)


def test_a_date_among_the_cells_is_written_as_one():
    def show(_book, sheet):
        sheet["C2"].number_format = "DD.MM.YYYY"

    table = read(book((*HEADS, "Frage"), (*ERNA, 46000), change=show))
    assert table.rows[0].registration.question.startswith("2025-12-09")


def test_letters_that_were_encoded_twice_are_mended_in_a_spreadsheet_too():
    assert people(read(book(HEADS, ("Erna MÃ¼ller", "0631 4711")))) == [(2, *ERNA)]


def test_another_area_code_than_the_events_is_joined_in_a_spreadsheet_as_well():
    table = read_table(book(("Name", "Vorwahl", "Rufnummer"), ("Erna", 621, 4711)), AREA)
    assert isinstance(table, Table)
    assert people(table) == [(2, "Erna", "0621 4711")]


@every("number", ["²", "9" * 5000, "-1", "1.5", ""])
def test_a_format_whose_number_is_none_is_no_date(number):
    parts = styles(f'<cellXfs><xf numFmtId="{number}"/></cellXfs>')
    assert people(read_table(pack(parts | sheet(ROW))))[0][1:] == ("Erna", "0631 4711")
