"""The words of cells that have a meaning of their own: yes and no, languages, ways of delivery."""

from tests.every import every
from tests.lists.reading import came_of, people, read


@every("meaning", [True, False])
def test_yes_and_no_are_understood_in_both_languages(meaning):
    words = (
        ("ja", "Ja", "x", "YES", "1", "wahr", "Ja, bitte", "bitte")
        if meaning
        else ("nein", "No", "", "-", "0", "falsch", "nein danke")
    )
    listed = people("Name;Telefon;Rückruf\n" + "".join(f"Erna;030 23125010;{word}\n" for word in words))
    assert [person.callback for person in listed] == [meaning] * len(words)


@every(
    ("word", "meaning"),
    [
        ("", None), ("Deutsch", "de"), ("dt.", "de"), ("DE", "de"), ("de-AT", "de"), ("en_GB", "en"), ("engl.", "en"),
        ("tr", "tr"), ("Türkisch", "türkisch"),
    ],
)  # fmt: skip
def test_languages_are_understood_and_others_left_for_the_registration_to_refuse(word, meaning):
    assert people(f"Name;Telefon;Sprache\nErna;030 23125010;{word}\n")[0].language == meaning


@every(
    ("word", "meaning"),
    [
        ("Brief", "letter"),
        ("", "letter"),
        ("Anruf", "call"),
        ("E-Mail", "email"),
        ("Büro", "staff"),
        ("Taube", "Taube"),
        ("per Post", "letter"),
        ("bitte per E-Mail", "email"),
        ("Brief/Post", "letter"),
        ("Brief (Post)", "letter"),
        ("SMS/Anruf", "SMS/Anruf"),
        ("per", "per"),
    ],
)
def test_ways_of_delivery_are_understood_and_others_left_for_the_registration_to_refuse(word, meaning):
    assert people(f"Name;Telefon;Zustellung\nErna;030 23125010;{word}\n")[0].delivery == meaning


def test_a_callback_that_is_neither_yes_nor_no_rejects_its_line_only():
    content = "Name;Telefon;Rückruf\nErna;030 23125010;vielleicht\nKarl;030 23125011;ja\n"
    assert came_of(read(content), 2).reason == "“vielleicht” is neither yes nor no. Write ja or nein, yes or no."
    assert [row.line for row in read(content).rows] == [3]
