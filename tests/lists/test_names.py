"""Who is a person: not a total, not a title of the list, not an error, and not somebody without a name."""

from tests.every import every
from tests.lists.reading import came_of, read


def line(name: str, number: str = "") -> str:
    return f"Name;Telefon\n{name};{number}\n"


@every(
    "name",
    [
        "Summe", "SUMME:", "Gesamt: 12", "Gesamtsumme", "Anzahl Teilnehmer: 5", "Total", "Zwischensumme 3",
        "Nachrücker", "Nachrückerliste:", "Warteliste", "Warteliste 2", "Teilnehmer", "Gruppe 2",
        "Stand: 12.11.2026", "Seite 1", "Ende der Liste", "Folgende kommen später:", "Veranstaltung Süd",
        "„Veranstaltung Süd“", '"Veranstaltung Nord"', "VERANSTALTUNG", "Ortsteil Morlautern", "Tisch 3", "Liste B",
        "Bus ab Bahnhof", "--- Warteliste ---", "== Nord ==", "Vormittag (10 Uhr)", "Mitarbeiter der Verwaltung",
        "Erstellt am 12.11.2026 von Frau Meier", "* mit Rollstuhl", "Bitte bis Freitag zurück!", "(leer)",
        "1 Übertrag", "Vertraulich", "Stadtverwaltung Kaiserslautern, Tel. 0631 365-0", "Group B", "Sonntag",
        "Rathaus Süd, Tel. 0631 365-0", "Wer kommt noch?", "Jetzt neu!", "Summe aller Personen",
        "Bezirk 3 - Innenstadt", "Seniorenkreis St. Martin", "AWO Ortsverein",
    ],
)  # fmt: skip
@every("number", ["", "12"])
def test_totals_and_titles_are_no_people(name, number):
    assert "looks like a total or a title of the list" in came_of(read(line(name, number))).reason


@every(
    "name",
    [
        "n.n.", "N. N.", "NN", "k. A.", "K.A.", "n/a", "-", "--", "???", "...", "16.11.2026", "xxx", "unbekannt",
        "keine Angabe", "17",
    ],
)  # fmt: skip
@every("number", ["", "0631 4711"])
def test_a_person_without_a_name_is_refused(name, number):
    assert "is no name. Write the person's name." in came_of(read(line(name, number))).reason


@every("name", ["#DIV/0!", "#NV", "#REF!", "#NAME?", "####"])
def test_an_error_is_no_name(name):
    assert "The cell under “Name” is an error of the spreadsheet" in came_of(read(line(name))).reason


def test_headings_that_are_repeated_on_each_page_are_no_person():
    assert came_of(read("Name;Telefon\nErna;0631 1\nName;Telefon\n"), 3).reason == (
        "This line repeats the headings. Leave it out."
    )


@every(
    "name",
    [
        "Li", "O", "Ng", "Karl Summer", "Anna Gesamt", "Frau Total", "Frei", "Ende, Michael", "Na Li", "Xx Wu", "山田",
        "Block, Hans", "Hans Freitag", "Freitag, Hans", "Karl West", "Anna-Maria Ost", "Bitte, Anna", "Tag Ali Yilmaz",
        "Müller 2", "Johannes Paul II.", "Undine Mitte", "d'Ortona, Pia", "Otto Müller (Vater)", "X Æ A-12",
    ],
)  # fmt: skip
def test_real_people_are_people_with_or_without_a_number(name):
    assert came_of(read(line(name))).number == ""
    assert came_of(read(line(name, "0631 4711"))).said == []


def test_a_word_that_is_a_title_is_a_name_where_a_number_stands_beside_it_and_that_is_said():
    came = came_of(read(line("Total", "+49 631 4711")))
    assert came.number == "+49 631 4711"
    assert came.said == ["“Total” was taken for a person's name, since a telephone number stands beside it."]


@every(
    ("written", "name"),
    [("'Müller", "Müller"), ("'Erna Müller'", "Erna Müller"), ("'t Hooft", "'t Hooft"), ("O'Brien", "O'Brien")],
)
def test_an_apostrophe_in_front_of_a_name_is_dropped_and_said_unless_it_belongs_there(written, name):
    table = read(line(written, "0631 4711"))
    assert table.rows[0].registration.name == name
    assert len(came_of(table).said) == (written != name)


@every(
    ("headings", "cells", "name"),
    [
        ("Anrede;Titel;Vorname;Nachname", "Frau;Dr.;Erna;Müller", "Dr. Erna Müller"),
        ("Titel;Vorname;Name", "Prof. Dr. med.;Erna;Müller", "Prof. Dr. med. Erna Müller"),
        ("Titel;Vorname;Name", "Frau;Erna;Müller", "Erna Müller"),
        ("First Name;Middle Name;Last Name", "Erna;Maria;Müller", "Erna Maria Müller"),
        ("Vor- und Zuname", "Erna Müller", "Erna Müller"),
        ("Familienname, Vorname", "Müller Erna", "Müller Erna"),
        ("Name;Given Name;Family Name", "Erna Müller;Erna;Müller", "Erna Müller"),
        ("Name;Given Name;Family Name", "Erna Müller;;", "Erna Müller"),
        ("Surname;First names", "Müller;Erna Maria", "Erna Maria Müller"),
        ("Wie ist Ihr Name?", "Erna Müller", "Erna Müller"),
        ("Teilnehmer:innen", "Erna Müller", "Erna Müller"),
        ("Bürger/in;Gast", "Erna Müller;Karl", "Erna Müller"),
        ("Gast;Name", "Karl;Erna Müller", "Erna Müller"),
        ("Person;Nachname;Vorname", "1;Müller;Erna", "Erna Müller"),
        ("Anmeldungen;\nPerson", "Erna Müller", "Erna Müller"),
    ],
)  # fmt: skip
def test_a_name_is_put_together_from_its_parts(headings, cells, name):
    assert read(f"{headings};Telefon\n{cells};0631 4711\n").rows[0].registration.name == name


@every("text", ["Seniorenclub Ost", "Erna", "mit Rollator"])
@every("place", [0, 1, 2])
def test_a_cell_that_stands_alone_where_people_have_more_is_a_title(text, place):
    people = "".join(f"{count};Müller;Erna;0631 471{count}\n" for count in range(1, 4))
    lone = ";".join(text if at == place else "" for at in range(4))
    table = read(f"Nr.;Nachname;Vorname;Telefon\n{people}{lone}\n4;Kunz;;0631 4714\n5;Kling;Else;\n")
    assert came_of(table, 5).reason == (
        f"“{text}” stands alone in its line, as a title or a remark does. Leave the line out, or fill in the rest."
    )
    assert [row.line for row in table.rows] == [2, 3, 4, 6, 7]


@every("numbers", [[1, 2], [1, 2, None], [1, None, None, None]])
def test_what_few_lines_have_is_not_missed_in_another(numbers):
    people = "".join(f"{number or ''};Erna;0631 471{at}\n" for at, number in enumerate(numbers))
    assert came_of(read(f"Nr.;Name;Telefon\n{people};Karl;\n"), len(numbers) + 2).number == ""


@every("people", [1, 2, 3])
def test_a_name_that_stands_alone_is_a_person_where_others_have_no_more_than_their_number(people):
    listed = "".join(f"Erna {count};0631 471{count};\n" for count in range(people))
    assert came_of(read(f"Name;Telefon;Frage\n{listed}Karl Kunz;;\n"), people + 2).number == ""


@every("count", ["1.", "12)", "(3)", "#4", "#4:", "0017."])
def test_a_running_number_in_front_of_a_name_is_left_out_and_said(count):
    table = read(line(f"{count} Erna Müller", "0631 4711"))
    assert table.rows[0].registration.name == "Erna Müller"
    assert came_of(table).said == [f"The running number {count} in front of Erna Müller was left out."]


@every(
    "name",
    [
        "Karl und Erna Müller", "Karl u. Erna Müller", "Karl & Erna Müller", "Ina + Jan Kurz", "Ehepaar Schulz",
        "Familie Roth", "Fam. Roth", "Roth (4 Personen)", "Karl/Erna Müller", "Erna mit Begleitung", "Erna Stein +1",
        "Herr und Frau Ast", "Müller, Karl und Erna", "Karl and Erna Miller",
    ],
)  # fmt: skip
def test_people_who_share_a_line_are_said_to_get_one_seat(name):
    table = read(line(name, "0631 4711"))
    assert table.rows[0].registration.name == name
    assert came_of(table).said == [
        f"“{name}” may be several people, who get one seat and one PIN. To change that, give each a line."
    ]


@every(
    "name",
    [
        "Undine Andersen", "Mohammed Al-Und", "Erna Müller c/o Heim", "Anders Sand", "Personne, Pia", "Familiari, Ugo",
        "Otto U. Kranz", "Uwe Ehemann", "Karl-Otto Plus", "2 Pac",
    ],
)  # fmt: skip
def test_one_person_is_not_said_to_be_several(name):
    assert came_of(read(line(name, "0631 4711"))).said == []


@every("cells", [";0631 4711", "  ;0631 4711", "'';0631 4711"])
def test_a_line_without_a_name_is_refused_before_anything_is_said_of_it(cells):
    table = read(f"Name;Telefon;Frage\n{cells};\n;;Wann?\n")
    assert [str(row.reason) for row in table.rejected] == ["Write a name."] * 2
    assert table.notices == ()
