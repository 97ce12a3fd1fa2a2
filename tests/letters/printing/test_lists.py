"""The lists on paper say what the office needs when nothing else works, and no more than may lie on a desk."""

from dataclasses import replace
from datetime import timedelta

from dialin.letters.printing.lists import print_fallback_list, print_seat_list
from dialin.rules.paper.lists import Asked, FallbackList, Listed, Promised, Seat, SeatList, Waiting
from tests.every import every
from tests.letters.printing.reading import fonts, pages, pieces, text_of
from tests.letters.printing.samples import GATHERING, PIN, STARTS

PRINTED_AT = STARTS - timedelta(minutes=90)
PHONE = "+4917612345678"
FULL = FallbackList(
    GATHERING,
    PRINTED_AT,
    tuple(
        Listed(f"Beispiel {n}, Erna #let *x*", PIN, PHONE, "Petra", "Zimmer 2", "tr", True, True, True, "Wann? " * 30)
        for n in range(60)
    ),
    (Promised("after_event", PRINTED_AT, "Otto Beispiel", PHONE),),
    (Waiting(1, "Paula Beispiel", PIN, None),),
    (Asked("Verkehr", "Wann kommt der Bus? " * 20, None), Asked(None, "Und die Bäume?", "Erna")),
)
EMPTY = FallbackList(GATHERING, PRINTED_AT, (), (), (), ())
SEATS = SeatList(GATHERING, PRINTED_AT, (Seat(1, "Erna Beispiel", PHONE), Seat(2, None, None)))


def test_the_fallback_list_lies_across_in_twelve_points_on_numbered_confidential_pages():
    found = pages(print_fallback_list(FULL))
    for number, page in enumerate(found, 1):
        assert page.mediabox.width > page.mediabox.height
        assert min(one.size for one in pieces(page)) == 12
        assert f"Seite {number} von {len(found)}" in text_of(page)
        assert "Vertraulich - nach der Veranstaltung vernichten" in text_of(page)
        assert "18. Juni 2027, 16:30 Uhr" in text_of(page)


def test_it_shows_the_last_three_digits_of_a_pin_and_never_the_whole():
    text = " ".join(text_of(page) for page in pages(print_fallback_list(FULL)))
    assert "…290" in text
    assert PIN not in text
    assert "8290" not in text
    assert "748" not in text.replace("176 12345678", "")


def test_people_call_backs_waiting_list_and_questions_each_have_a_sheet_of_their_own():
    text = [text_of(page) for page in pages(print_fallback_list(FULL))]
    begins = [next(n for n, page in enumerate(text) if page.startswith(head))
              for head in ("Notfall-Liste", "Rückrufe", "Warteliste", "Fragen")]  # fmt: skip
    assert begins == sorted(set(begins))
    whole = " ".join(text)
    for told in ("0176 12345678", "Wählscheibe", "nach der Veranstaltung", "Türkisch", "nach Petra fragen",
                 "Zimmer 2", "17:50 Uhr", "Otto Beispiel", "Paula Beispiel", "Verkehr",
                 "#let *x*", "030 23125000", "030 23125900"):  # fmt: skip
        assert told in whole


def test_the_questions_for_the_moderator_are_whole_and_those_beside_a_name_short():
    text = [text_of(page) for page in pages(print_fallback_list(FULL))]
    assert text[-1].count("Wann kommt der Bus?") == 20
    assert text[0].count("Wann?") < 20 * text[0].count("Wählscheibe")


def test_where_there_is_nobody_the_sheet_says_so():
    text = [text_of(page) for page in pages(print_fallback_list(EMPTY))]
    assert len(text) == 4
    assert all("Niemand." in page or "Keine." in page for page in text)


def test_the_seat_list_has_every_seat_the_free_ones_too():
    text = text_of(pages(print_seat_list(SEATS))[0])
    assert "1 Erna Beispiel 0176 12345678" in text
    assert "2 frei" in text


def test_a_sign_that_nobody_can_print_costs_nobody_else_their_line():
    people = (Listed("Ayşe 🎉 Kaya", PIN, PHONE, question="Wann? 🎉"), Listed("عائشة", PIN, PHONE))
    listed = " ".join(map(text_of, pages(print_fallback_list(replace(FULL, people=people)))))
    assert "1 Ayşe ? Kaya …290 0176 12345678 Wann? ?" in listed
    assert "2 ????? …290 0176 12345678" in listed
    seats = SeatList(replace(GATHERING, title="Digitaltag 🎉"), PRINTED_AT, (Seat(1, "Ayşe 🎉 Kaya", PHONE),))
    assert "1 Ayşe ? Kaya 0176 12345678" in text_of(pages(print_seat_list(seats))[0])


@every("pdf", [print_fallback_list(FULL), print_seat_list(SEATS)])
def test_lists_are_set_in_the_same_typeface(pdf):
    assert {name.split("-Identity")[0] for name in fonts(pdf)} <= {"SourceSansPro-Regular", "SourceSansPro-Bold"}
