"""Addresses, rooms, whom to ask for and who calls: as the lists of offices and homes have them."""

from dialin.lists.read_table import Table
from dialin.rules.reaching.addresses import Address
from tests.every import every
from tests.lists.reading import came_of, of_file, people, read
from tests.lists.sheets import workbook

ADDRESS = Address("Hauptstr. 5", "67655", "Kaiserslautern")


def address_of(table: Table) -> Address:
    (row,) = table.rows
    return Address(row.registration.street, row.registration.postcode, row.registration.town)


@every(
    ("headings", "cells"),
    [
        ("Straße;Hausnummer;PLZ;Ort", "Hauptstr.;5;67655;Kaiserslautern"),
        ("Straße;Nr.;PLZ;Ort", "Hauptstr.;5;67655;Kaiserslautern"),
        ("Strasse;Haus-Nr.;Postleitzahl;Wohnort", "Hauptstr.;5;67655;Kaiserslautern"),
        ("Strasse und Hausnummer;PLZ;Ort", "Hauptstr. 5;67655;Kaiserslautern"),
        ("Straße/Nr.;PLZ;Stadt", "Hauptstr. 5;67655;Kaiserslautern"),
        ("Straße, Hausnr.;PLZ;Gemeinde", "Hauptstr. 5;67655;Kaiserslautern"),
        ("STRASSE;HAUSNUMMER;PLZ;ORT", "Hauptstr. 5;5;67655;Kaiserslautern"),
        ("Ort;PLZ;Nr;Straße", "Kaiserslautern;67655;;Hauptstr. 5"),
        ("Straße privat;PLZ privat;Ort privat", "Hauptstr. 5;67655;Kaiserslautern"),
        ("Home Street;Home Postal Code;Home City", "Hauptstr. 5;67655;Kaiserslautern"),
        ("Address 1 - Street;Address 1 - City;Address 1 - Postal Code", "Hauptstr. 5;Kaiserslautern;67655"),
        ("street;postcode;town", "Hauptstr. 5;67655;Kaiserslautern"),
        ("Adresse;PLZ;Ort", "Hauptstr. 5;67655;Kaiserslautern"),
        ("Adresse;PLZ;Ort;Land", "Hauptstr. 5;67655;Kaiserslautern;Deutschland"),
        ("Adresse;PLZ;Ort;Land", "Hauptstr. 5;67655;Kaiserslautern;Rheinland-Pfalz"),
        ("Hausnummer;Zusatz;Straße;PLZ;Ort", "5;;Hauptstr.;67655;Kaiserslautern"),
        ("Adresse;PLZ;Ort", '"Hauptstr. 5, 67655 Kaiserslautern";67655;Kaiserslautern'),
        ("Adresse;Ort", '"Hauptstr. 5, 67655 Kaiserslautern";Kaiserslautern'),
    ],
)
def test_the_parts_of_an_address_are_found_under_the_headings_of_offices(headings, cells):
    table = read(f"Nachname;Vorname;Telefon;{headings}\nMüller;Erna;030 23125010;{cells}\n")
    assert address_of(table) == ADDRESS
    assert of_file(table) == []


@every("headings", ["PLZ/Ort", "PLZ Ort", "PLZ, Ort", "PLZ und Ort", "PLZ Wohnort", "PLZOrt", "Postleitzahl/Ort"])
def test_postcode_and_town_in_one_column_are_both_taken(headings):
    (person,) = people(f"Name;Telefon;Straße;{headings}\nErna;030 23125010;Hauptstr. 5;67655 Kaiserslautern\n")
    assert (person.street, person.town) == ("Hauptstr. 5", "67655 Kaiserslautern")  # set apart at the registration
    assert read("Name;Telefon;Straße;PLZ Ort\nErna;030 23125010;Hauptstr. 5;67655 Kaiserslautern\n").notices == ()


@every(
    "cell",
    [
        "Hauptstr. 5, 67655 Kaiserslautern", '"Hauptstr. 5\n67655 Kaiserslautern"', "67655 Kaiserslautern, Hauptstr. 5",
        "Hauptstr. 5 67655 Kaiserslautern", "Hauptstr. 5, D-67655 Kaiserslautern",
    ],
)  # fmt: skip
@every("heading", ["Adresse", "Anschrift", "Postanschrift", "Straße", "Straße, PLZ, Ort", "Home Address"])
def test_an_address_in_one_cell_is_read_apart_where_that_is_sure(heading, cell):
    table = read(f'Name;Telefon;"{heading}"\nErna;030 23125010;{cell}\n')
    assert address_of(table) == ADDRESS
    assert table.notices == ()


@every(
    "cell", ["beim Pförtner", "Hauptstr. 5", "c/o Jung, Hauptstr. 5, 67655 Kaiserslautern", "Hauptstr. 5, 1067 Dresden"]
)
def test_where_it_is_not_sure_the_address_is_kept_as_written_and_that_is_said(cell):
    table = read(f"Name;Telefon;Adresse\nErna;030 23125010;{cell}\n")
    (row,) = table.rows
    assert row.registration.address.replace("\n", ", ") == cell
    assert "kept as it is written" in came_of(table).said[0]
    assert cell in came_of(table).said[0]


@every(
    ("country", "town"),
    [("Österreich", "Wien, Österreich"), ("AT", "Wien, AT"), ("Deutschland", "Wien"), ("", "Wien"), ("Mond", "Wien")],
)
def test_a_country_of_its_own_column_goes_to_the_town(country, town):
    table = read(f"Name;Telefon;Straße;PLZ;Ort;Land\nErna;030 23125010;Ring 1;1010;Wien;{country}\n")
    assert table.rows[0].registration.town == town
    assert [str(said) for said in table.notices] == (
        ["The country “Mond” was not taken over."] if country == "Mond" else []
    )


def test_a_number_that_a_spreadsheet_took_for_an_amount_is_read_as_it_was():
    rows = {
        1: ["Name", "Telefon", "Straße", "Nr", "PLZ", "Ort", "Zimmer"],
        2: ["Erna", "030 23125010", "Hauptstr.", 5.0, 67655.0, "Kaiserslautern", 214.0],
    }
    table = read(workbook(rows))
    assert address_of(table) == ADDRESS
    assert table.rows[0].registration.room == "214"


def test_a_house_number_that_became_a_date_is_asked_about():
    table = read("Name;Telefon;Straße;Nr.;PLZ;Ort\nErna;030 23125010;Hauptstr.;03.05.2026;67655;Mainz\n")
    assert "has made the house number a date" in came_of(table).reason


@every(
    ("heading", "cell", "contact"),
    [
        ("Ansprechpartner", "Frau Jung", "Frau Jung"),
        ("Ansprechpartner/in", "Frau Jung", "Frau Jung"),
        ("Kontakt", "Frau Jung (Tochter)", "Frau Jung (Tochter)"),
        ("Kontaktperson", "Frau Jung", "Frau Jung"),
        ("Angehörige", "Frau Jung", "Frau Jung"),
        ("Angehörige/r", "Frau Jung", "Frau Jung"),
        ("Name der Kontaktperson", "Frau Jung", "Frau Jung"),
        ("Betreuerin", "Иванова", "Иванова"),
        ("contact", "Ms Young", "Ms Young"),
        ("zu verlangen", "Pforte", "Pforte"),
        ("Ansprechpartner", "keine", ""),
        ("Ansprechpartner", "-", ""),
    ],
)
def test_whom_to_ask_for_is_another_than_the_person(heading, cell, contact):
    (person,) = people(f"Name;Telefon;{heading}\nErna;030 23125010;{cell}\n")
    assert (person.name, person.phone, person.contact) == ("Erna", "030 23125010", contact)


@every("cell", ["030 23125099", "jung@example.org"])
def test_what_nobody_can_be_asked_for_by_is_left_out_and_said(cell):
    table = read(f"Name;Telefon;Kontakt\nErna;030 23125010;{cell}\n")
    assert table.rows[0].registration.contact == ""
    assert cell in came_of(table).said[0]


@every("heading", ["Zimmer", "Zimmernummer", "Zimmer-Nr.", "Zi.-Nr.", "Room", "room number", "Appartement"])
def test_the_people_of_a_home_have_one_line_and_a_room_each(heading):
    listed = people(f"Bewohner;Telefon;{heading}\nErna;030 23125010;214\nOtto;030 23125010;Zimmer 215\n")
    assert [(one.name, one.phone, one.room) for one in listed] == [
        ("Erna", "030 23125010", "214"), ("Otto", "030 23125010", "Zimmer 215"),
    ]  # fmt: skip


@every(
    ("heading", "cell", "has_dial"),
    [
        ("Wählscheibe", "ja", True), ("Telefon mit Wählscheibe", "x", True), ("Wählscheibentelefon", "nein", False),
        ("rotary", "yes", True), ("has_dial", "1", True), ("Wählscheibe?", "", False),
    ],
)  # fmt: skip
def test_a_telephone_with_a_dial_is_told(heading, cell, has_dial):
    (person,) = people(f"Name;Telefon;{heading}\nErna;030 23125010;{cell}\n")
    assert (person.phone, person.has_dial) == ("030 23125010", has_dial)


@every(
    ("heading", "cell", "called_by"),
    [
        ("Anruf durch", "Mensch", "person"), ("Anruf durch", "Automat", "machine"), ("Anruf durch", "", "machine"),
        ("Anruf durch", "Mensch, Zimmer 214", "person"), ("Mensch ruft an", "ja", "person"),
        ("Mensch ruft an", "nein", "machine"), ("Kein Automat", "x", "person"), ("called_by", "person", "person"),
        ("called by", "machine", "machine"), ("Wer ruft an?", "Mitarbeiterin", "person"),
    ],
)  # fmt: skip
def test_whom_no_machine_may_call_is_told(heading, cell, called_by):
    (person,) = people(f"Name;Telefon;{heading}\nErna;030 23125010;{cell}\n")
    assert (person.phone, person.called_by) == ("030 23125010", called_by)


def test_who_calls_has_to_be_one_of_the_two():
    content = "Name;Telefon;Anruf durch\nErna;030 23125010;Taube\nOtto;030 23125011;Mensch\n"
    assert came_of(read(content)).reason == "“Taube” does not say who calls. Write Mensch or Automat."
    assert [row.line for row in read(content).rows] == [3]


@every("cell", ["keine", "-", "k. A.", "n/a", ""])
def test_a_cell_that_says_that_there_is_nothing_holds_nothing(cell):
    (person,) = people(f"Name;Telefon;E-Mail;Straße;PLZ;Ort\nErna;030 23125010;{cell};{cell};{cell};{cell}\n")
    assert (person.email, person.street, person.postcode, person.town) == ("", "", "", "")


def test_to_whom_no_letter_can_be_sent_is_said_of_the_whole_list():
    lines = ["Erna;030 23125010;Brief;Hauptstr. 5;67655 Mainz", "Otto;030 23125011;Post;;", "Emma;030 23125012;Anruf;;"]
    table = read("Name;Telefon;Zustellung;Straße;PLZ Ort\n" + "\n".join(lines))
    assert of_file(table) == ["The PIN goes by letter, and the address is missing: 1 of 3 (lines 3)."]


def test_a_list_without_addresses_and_ways_is_as_it_always_was():
    assert read("Name;Telefon\nErna;030 23125010\n").notices == ()


def test_a_town_alone_is_no_address():
    table = read("Name;Telefon;Ort;Land\nErna;030 23125010;Rathaus;DE\n")
    assert table.ignored == ("Ort", "Land")


def test_umlauts_of_windows_are_read_in_addresses_too():
    content = "Name;Telefon;Straße;PLZ;Ort\nMüller;030 23125010;Bürgerstraße 5;67655;Mühlheim\n".encode("cp1252")
    assert address_of(read(content)) == Address("Bürgerstraße 5", "67655", "Mühlheim")


@every("heading", ["Telefon Ansprechpartner", "Tel. Angehörige", "Ansprechpartner: Telefon", "Mobil Kontaktperson"])
def test_the_line_of_whoever_is_asked_for_is_called_where_the_person_has_none(heading):
    content = f"Name;Telefon;Ansprechpartner;{heading}\nErna;;Frau Jung;030 23125099\nOtto;030 23125011;;030 23125098\n"
    table = read(content)
    told = [(one.registration.phone, one.registration.contact) for one in table.rows]
    assert told == [("030 23125099", "Frau Jung"), ("030 23125011", "")]
    assert came_of(table).said == [f"The telephone number was taken from the column “{heading}”."]


def test_a_list_may_have_no_other_number_than_that_of_whoever_is_asked_for():
    (person,) = people("Name;Ansprechpartnerin im Heim;Telefon Ansprechpartnerin\nErna;Frau Jung;030 23125099\n")
    assert (person.name, person.phone, person.contact) == ("Erna", "030 23125099", "Frau Jung")


@every("heading", ["E-Mail Ansprechpartner", "Adresse des Betreuers", "Notfallkontakt", "Telefon Arzt", "Kontaktdatum"])
def test_what_else_is_known_of_others_is_not_read(heading):
    assert read(f"Name;Telefon;{heading}\nErna;030 23125010;x\n").ignored == (heading,)


def test_a_street_alone_is_kept_and_no_address_of_a_letter():
    table = read("Name;Telefon;Adresse\nErna;030 23125010;Am Ring 3\n")
    assert of_file(table) == ["The PIN goes by letter, and the address is missing: 1 of 1 (lines 2)."]
