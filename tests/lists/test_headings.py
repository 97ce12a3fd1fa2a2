"""Which column holds what: headings of both languages, in any order, in several columns and in two lines."""

from dialin.rules.registrations import Registration
from tests.every import every
from tests.lists.reading import came_of, people, read

ERNA = Registration(name="Erna Müller", phone="030 23125010")


@every(
    "headings",
    [
        "name,phone,language,question,delivery,email,callback",
        "Name,Telefon,Sprache,Frage,Zustellung,E-Mail,Rückruf",
        " NAME ,Telefonnummer,SPRACHE,Fragen,Zustellart,eMail,Rückruf gewünscht?",
        "Teilnehmer,Tel.-Nr.,sprache,Ihre Frage,Versandart,E-Mail-Adresse,rueckruf",
        "Full name,Phone number,Language,Questions,Delivery,E-mail address,Call back",
    ],
)
def test_headings_are_understood_in_both_languages_and_many_spellings(headings):
    line = "Erna Müller,030 23125010,Englisch,Was ist WLAN?,SMS,erna@example.org,ja"
    assert people(f"{headings}\n{line}\n") == [
        Registration(
            name="Erna Müller",
            phone="030 23125010",
            language="en",
            question="Was ist WLAN?",
            delivery="sms",
            email="erna@example.org",
            callback=True,
        )
    ]


def test_columns_may_stand_in_any_order_and_others_are_named_as_ignored():
    table = read("Rückruf;Kundennummer;Telefon;Name\nnein;77;030 23125010;Erna Müller\n")
    assert [row.registration for row in table.rows] == [ERNA]
    assert table.ignored == ("Kundennummer",)


@every("headings", ["Vorname;Nachname;Telefon", "Vorname;Name;Telefon"])
def test_first_and_last_names_are_put_together(headings):
    assert people(f"{headings}\nErna;Müller;030 23125010\n") == [ERNA]


@every(
    ("headings", "cells", "question"),
    [
        ("Frage 1;Frage 2", "Wann?;Wo?", "Wann?\nWo?"),
        ("Frage;Frage", "Wann?;Wo?", "Wann?\nWo?"),
        ("Frage(n) an den OB;Frage", "Wann?;Wo?", "Wann?\nWo?"),
        ("Ihre Frage an die Oberbürgermeisterin;Weitere Fragen", "Wann?;Wo?", "Wann?\nWo?"),
        ("Questions for the mayor;Question 2", "When?;Where?", "When?\nWhere?"),
        ("Frage 1;Frage 2", ";Wo?", "Wo?"),
        ("Frage beantwortet;Frage", "ja;Wo?", "Wo?"),
        ("Telefon für Rückfragen;Fragebogen", ";zurück", ""),
    ],
)
def test_questions_of_several_columns_are_put_together_and_that_is_said(headings, cells, question):
    table = read(f"Name;Telefon;{headings}\nErna;030 23125010;{cells}\n")
    assert table.rows[0].registration.question == question
    said = ["Questions stand in several columns of this line. They were put together."]
    assert [str(notice) for notice in table.notices] == (said if "\n" in question else [])


@every("above", ["Teilnehmer;;Telefon;", "Name;;Telefon;", ";;;\nTeilnehmer;;Telefon;"])
def test_headings_in_two_lines_are_those_of_the_line_that_names_more_columns(above):
    table = read(f"{above}\nName;Vorname;Vorwahl;Nummer\nMüller;Erna;030;23125010\n")
    assert [(row.registration.name, row.registration.phone) for row in table.rows] == [("Erna Müller", "030 23125010")]


def test_headings_that_are_repeated_below_themselves_are_a_line():
    table = read("Name;Telefon\nName;Telefon\nErna;030 23125010\n")
    assert came_of(table, 2).reason == "This line repeats the headings. Leave it out."
