"""A letter lies in its envelope as DIN 5008 form B has it, measured in the finished PDF, within a millimetre."""

from dataclasses import replace

import pytest

from dialin.letters.printing.lists import print_seat_list
from dialin.rules.paper.letters import WITH_PIN, Kind
from tests.every import every
from tests.letters.printing.reading import fonts, pages, piece, pieces, strokes, text_of
from tests.letters.printing.samples import (
    CITY,
    ERNA,
    LONG_PIN,
    LONG_TITLE,
    PIN,
    STARTS,
    a_letter,
    one_of_each,
    printed,
)
from tests.letters.printing.test_lists import SEATS

LANGUAGES = ["de", "en"]
LAST_LINE = 257.0
FULL = replace(ERNA, address=("Zimmer 214", "c/o Haus Abendrot", "Hinterhaus", *ERNA.address))


LONG_NAME = (
    "Anna-Maria Freifrau von und zu Hohenzollern-Sigmaringen geb. Müller-Lüdenscheidt und Otto von der Heide-Kunz"
)


def apart(page, begins):
    """What is read before the line that begins so, and that line with what comes after it."""
    found = pieces(page)
    at = next(place for place, one in enumerate(found) if one.text.startswith(begins))
    return found[:at], found[at:]


def near(value: float) -> object:
    return pytest.approx(value, abs=1)


@every("language", LANGUAGES)
def test_the_address_stands_in_the_window_and_nothing_else_does(language):
    for to in (ERNA, FULL):
        for kind in Kind:
            page = pages(printed(a_letter(kind, replace(to, language=language))))[0]
            inside = [one for one in pieces(page) if 20 < one.x < 105 and 45 < one.y < 90]
            assert [one.text for one in inside[1:]] == [to.name, *to.address]
            assert inside[0].text == "Stadt Musterstadt · Rathausplatz 1 · 12345 Musterstadt"
            assert all(one.x == near(25) for one in inside)
            assert inside[0].y < 62.7 < inside[1].y - inside[1].size * 0.25
            assert [one.size for one in inside[1:]] == [12] * (1 + len(to.address))


@every("language", LANGUAGES)
def test_marks_for_folding_and_punching_and_the_subject_stand_where_the_norm_has_them(language):
    for letter in one_of_each(language):
        page = pages(printed(letter))[0]
        marks = [one for one in strokes(page) if one.x < 20]
        assert [one.y for one in marks] == [near(105), near(148.5), near(210)]
        subject = next(one for one in pieces(page) if one.size == 18)
        assert subject.x == near(25)
        assert subject.y - 18 * 0.8 * 25.4 / 72 == near(98.46)


@every("pin", [PIN, LONG_PIN])
@every("title", ["Digitaltag", LONG_TITLE])
def test_the_pin_is_large_in_groups_and_words_in_the_middle_third_of_the_sheet(pin, title):
    for kind in WITH_PIN:
        page = pages(printed(a_letter(kind, pin=pin, position=7), title=title))[0]
        large = [one for one in pieces(page) if one.size == 32]
        assert [one.text for one in large] == [pin[: len(pin) // 2], pin[len(pin) // 2 :]]
        words = piece(page, "sieben - vier - acht")
        assert 140 < large[0].y - 32 * 25.4 / 72 < words.y < 175
        centre = (large[0].x + large[1].x + len(large[1].text) * 32 * 0.497 * 25.4 / 72) / 2
        assert centre == near(25 + 165 / 2)
        assert 140 < piece(page, "2. Drücken").y < large[0].y


@every("language", LANGUAGES)
@every("title", ["Digitaltag", LONG_TITLE])
def test_a_letter_with_a_pin_is_one_sheet_whatever_is_to_be_said(language, title):
    to = replace(FULL, language=language)
    for kind in WITH_PIN:
        pdf = printed(a_letter(kind, to, position=7, is_called=True), title=title, is_recorded=True)
        front, back = pages(pdf)
        assert all(one.y < LAST_LINE or one.y > 270 for one in pieces(front))
        assert title in text_of(front) + text_of(back)
        assert max(one.y for one in pieces(back)) < 290


@every("language", LANGUAGES)
@every("to", [ERNA, replace(ERNA, name=LONG_NAME)])
@every(
    "city", [CITY, replace(CITY, signature=("Maria Muster", "Leiterin des Büros", "für Beteiligung", "und Ehrenamt"))]
)
def test_a_letter_is_one_sheet_with_much_to_say_many_hours_and_a_long_signature(language, to, city):
    cases = [
        (Kind.PIN, False, None),
        (Kind.WAITING, False, None),
        (Kind.SEAT, False, STARTS),
        (Kind.SEAT, True, STARTS),
    ]
    for kind, has_dial, until in cases:
        letter = a_letter(kind, replace(to, language=language), position=1234, is_called=True, has_dial=has_dial)
        hours = "Mo-Do 08:00-12:00; Mo-Do 13:30-16:00; Fr 08:00-12:30; Sa 9-12"
        pdf = printed(replace(letter, until=until), city=city, title=LONG_TITLE, is_recorded=True, office_hours=hours)
        front, back = pages(pdf)
        assert all(one.y < LAST_LINE or one.y > 270 for one in pieces(front))
        of_opening, below = apart(front, "2. ")
        assert max(one.y for one in of_opening if one.size < 20) < below[0].y - 5
        notice, card = apart(back, "Karte zum" if language == "de" else "A card to")
        assert max(one.y for one in notice) < card[0].y - 3
        said = text_of(front) + text_of(back)
        told = ["13:30"] if language == "de" else ["1:30 pm"]
        told += [] if until else ["sagen Sie ab" if language == "de" else "You cannot come?"]
        told += (
            []
            if has_dial or kind is Kind.WAITING
            else ["zuerst die Stern-Taste" if language == "de" else "star key first"]
        )
        assert all(said.count(one) == 1 for one in told)


def test_a_telephone_with_a_dial_is_told_of_no_star_key_and_why_it_is_called():
    page = text_of(pages(printed(a_letter(is_called=True, has_dial=True)))[0])
    assert "Ihr Telefon hat eine Wählscheibe: Wir rufen Sie zwischen 17:50 Uhr und 18 Uhr an." in page
    assert "Stern-Taste" not in page


@every("language", LANGUAGES)
def test_the_card_is_printed_below_the_lower_fold_where_nothing_is_lost_when_it_is_cut_out(language):
    to = replace(ERNA, language=language)
    front, back = pages(printed(a_letter(to=to), title=LONG_TITLE, is_recorded=True))
    card = [one for one in pieces(back) if one.y > 215]
    assert PIN[:3] in [one.text for one in card]
    assert "030 23125000" in [one.text for one in card]
    lost = [one for one in pieces(front) if 215 < one.y < LAST_LINE]
    assert not {"748", "290", "030 23125000"} & {one.text for one in lost}
    notice = [one for one in pieces(back) if one.y < 215]
    assert max(one.y for one in notice) < 215


def test_every_letter_begins_on_a_front_side():
    letters = [a_letter(kind) for kind in (Kind.PIN, Kind.CANCELLED, Kind.ANSWER, Kind.WAITING, Kind.SEAT)]
    found = pages(printed(*letters))
    fronts = [
        number for number, page in enumerate(found) if any(one.size == 18 and one.y < 110 for one in pieces(page))
    ]
    assert fronts == [0, 2, 4, 6, 8]


def test_nothing_is_small_but_the_line_above_the_address():
    for letter in [*one_of_each("de"), *one_of_each("en")]:
        small = [one for page in pages(printed(letter)) for one in pieces(page) if one.size < 12]
        assert [one.text for one in small] == ["Stadt Musterstadt · Rathausplatz 1 · 12345 Musterstadt"]
        body = [one.size for one in pieces(pages(printed(letter))[0]) if 110 < one.y < LAST_LINE]
        assert min(body) == 14


def test_its_fonts_are_in_the_file_and_it_has_no_other():
    found = fonts(printed(*one_of_each("de"), *one_of_each("en")))
    assert {name.split("-Identity")[0] for name in found} == {"SourceSansPro-Regular", "SourceSansPro-Bold"}
    assert all(found.values())


def test_each_file_says_that_it_can_be_read_aloud_as_the_standard_has_it():
    for pdf in (printed(*one_of_each("de")), print_seat_list(SEATS)):
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
