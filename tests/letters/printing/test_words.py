"""What letters say is true, in plain words, in the reader's language, and nobody's name is taken for markup."""

from dataclasses import replace
from datetime import datetime

from dialin.letters.printing.wording import written_hours, written_time
from dialin.rules.paper.letters import WITH_PIN, Answered, Kind, Recipient
from tests.every import every
from tests.letters.printing.reading import pages, text_of
from tests.letters.printing.samples import BERLIN, CITY, ERNA, a_letter, one_of_each, printed

ODD = ["#let x = 1", "*Erna* _Beispiel_", "<script>", "$x$ `y` @z", 'Erna "Eh" \\n Beispiel', "= Erna", "- 1. /Erna"]
UNTIL = datetime(2027, 6, 15, 12, 0, tzinfo=BERLIN)


def read(*letters, **changes):
    return " ".join(text_of(page) for page in pages(printed(*letters, **changes)))


@every("odd", ODD)
def test_whatever_is_on_file_is_printed_as_itself(odd):
    to = Recipient(odd, (odd, "12345 Musterstadt"), "de")
    assert read(a_letter(to=to), title=odd).count(odd) == 4
    answered = Answered(odd, f"{odd}\n{odd}")
    assert read(a_letter(Kind.ANSWER, ERNA, answered=answered)).count(odd) == 3


@every(
    "name",
    ["Łukasz Żółć", "Gülşah İnci Ağaoğlu", "Jürgen Groß", "Ðorđe Šešelj", "Nguyễn Thị Hạnh", "Siân O'Brien"],
)
def test_names_are_printed_with_all_their_letters(name):
    assert f"Guten Tag {name}," in read(a_letter(to=replace(ERNA, name=name)))


def test_a_letter_is_in_the_language_of_whoever_reads_it_else_in_that_of_the_event():
    for language, of_event, greeting in [
        ("de", "en", "Guten Tag Erna"), ("en", "de", "Dear Erna"), ("tr", "de", "Guten Tag Erna"),
        ("tr", "en", "Dear Erna"), ("tr", "fr", "Guten Tag Erna"),
    ]:  # fmt: skip
        assert greeting in read(a_letter(to=replace(ERNA, language=language)), language=of_event)


@every(
    ("language", "told"),
    [
        ("de", ["Freitag, 18. Juni 2027", "18 Uhr", "ab 17:45 Uhr", "030 23125000", "748 290", "bis 18:15 Uhr",
                "sieben - vier - acht zwei - neun - null", "030 23125900", "Montag bis Freitag 8 bis 18 Uhr",
                "Stern-Taste", "nie nach Geld", "Artikel 13 DSGVO", "Maria Muster", "030 23125901", "Bitte wenden"]),
        ("en", ["Friday 18 June 2027", "6 pm", "From 5:45 pm", "030 23125000", "748 290", "until 6:15 pm",
                "seven - four - eight two - nine - zero", "030 23125900", "Monday to Friday 8 am to 6 pm",
                "star key", "never ask you for money", "Article 13 GDPR", "Maria Muster", "Please turn over"]),
    ],
)  # fmt: skip
def test_a_letter_with_a_pin_says_all_that_is_needed_to_take_part(language, told):
    text = read(a_letter(to=replace(ERNA, language=language)))
    assert [one for one in told if one not in text] == []


def test_the_days_are_those_for_which_things_are_really_kept():
    kept = {kind: 40 + place for place, kind in enumerate(CITY.kept)}
    text = read(a_letter(), city=replace(CITY, kept=kept))
    for kind in ("pins", "calls", "questions", "people"):
        assert f"nach {kept[kind]} Tagen" in text


@every(
    ("changes", "unsaid"),
    [
        ({"number": None}, "030 23125000"),
        ({"number": "+498002312500"}, "Festnetz"),
        ({"office": None}, "Sie brauchen Hilfe"),
        ({"office_hours": None}, "Wir sind da"),
    ],
)
def test_what_is_not_known_is_not_said(changes, unsaid):
    assert unsaid in read(a_letter())
    for kind in WITH_PIN:
        assert unsaid not in read(a_letter(kind), **changes)


def test_who_waits_hears_of_no_seat_and_who_is_offered_one_until_when_it_is_theirs():
    waiting = read(a_letter(Kind.WAITING, position=7))
    assert "Nummer 7" in waiting
    assert "Sie haben einen Telefon-Platz" not in waiting
    assert "für Sie frei" not in waiting
    assert "bis Dienstag, 15. Juni 2027, 12 Uhr" in read(a_letter(Kind.SEAT, until=UNTIL))
    assert "Sonst bekommt ihn jemand anders" not in read(a_letter(Kind.SEAT))


def test_who_asked_for_it_reads_that_the_city_calls():
    assert "Wir rufen Sie zwischen 17:50 Uhr und 18 Uhr an" in read(a_letter(is_called=True))
    assert "Wir rufen Sie zwischen" not in read(a_letter())


def test_an_answer_or_a_cancellation_has_no_pin_and_one_side():
    for letter in one_of_each("de"):
        if letter.kind not in WITH_PIN:
            assert len(pages(printed(letter))) == 1
            assert "748" not in read(replace(letter, pin="748290"))


def test_an_answer_of_many_pages_is_printed_to_its_end():
    answered = Answered("Warum?", "\n".join(f"{n}. Absatz: Der Umbau beginnt im März." for n in range(1, 80)))
    found = pages(printed(a_letter(Kind.ANSWER, answered=answered)))
    assert len(found) > 1
    assert "79. Absatz" in text_of(found[-1])


def test_hours_are_written_as_people_write_them():
    assert written_hours("Mo-Fr 08:00-18:00; Sa 9-12:30", "de") == [
        "Montag bis Freitag 8 bis 18 Uhr", "Samstag 9 bis 12:30 Uhr",
    ]  # fmt: skip
    assert written_hours("Mo 9-12, 14-24", "de") == ["Montag 9 bis 12 Uhr, 14 bis 24 Uhr"]
    assert written_hours("Mo-Fr 9-12", "en") == ["Monday to Friday 9 am to 12 noon"]
    assert written_hours("nach Vereinbarung", "de") == ["nach Vereinbarung"]
    assert written_hours(None, "de") == []
    assert written_time(UNTIL.replace(hour=0), "en") == "midnight"
