"""A search that finds nothing proves nothing, unless it finds each form when one is let through."""

import logging

from dialin.cli.logs import nameless
from dialin.services import Services
from tests.building import make_event, register_people
from tests.every import every
from tests.secrecy.logbook import logbook
from tests.secrecy.needles import leaks, needles


def forms_of(pin: str) -> list[str]:
    german = ("null", "eins", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
    english = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return [
        f"pin={pin};", f"{pin[:3]} {pin[3:]}", f"{pin[:3]}. {pin[3:]}", " ".join(pin),
        f"{pin[:2]}-{pin[2:4]}-{pin[4:]}",
        *[", ".join(words[int(digit)] for digit in pin) for words in (german, english)],
        "heard ('" + "', '".join(pin) + "')",
    ]  # fmt: skip


def test_each_form_of_a_pin_is_found(services: Services) -> None:
    (person,) = register_people(services, make_event(services), 1)
    secrets = needles(services)
    for form in forms_of(person.pin):
        assert leaks([f"2026-06-19 turn failed: {form} | next"], secrets), form


@every(
    "form",
    [
        "+493023125010", "0049 30 23125010", "030/2312 5010", "030 231 25010", "(030) 23 12 50 10",
        "Erna Beispiel 0", "erna.beispiel", "for BEISPIEL, twice",
    ],
)  # fmt: skip
def test_each_form_of_a_number_or_a_name_is_found(services: Services, form: str) -> None:
    register_people(services, make_event(services, slug=f"e{abs(hash(form))}"), 1)
    assert leaks([f"turn failed: {form} | next"], needles(services)), form


def test_what_says_nothing_about_anybody_is_not_found(services: Services) -> None:
    register_people(services, make_event(services), 1)
    harmless = "2026-06-19T18:00:01 INFO turn 12 of call CA" + "0" * 32 + " for +493023125000: 23125900 took 1234 ms"
    assert leaks([harmless], needles(services)) == set()


def test_one_that_is_let_through_to_the_log_is_found_there_and_masked_as_shipped(services: Services) -> None:
    (person,) = register_people(services, make_event(services), 1)
    secrets = needles(services)
    for said in (person.pin, f"{person.pin[:3]} {person.pin[3:]}", "+49 30 2312 5010", "030/23125010"):
        with logbook() as book:
            logging.getLogger("dialin.voice").error("heard %s", said)
        assert leaks([book.text("raw")], secrets), said
        assert leaks(book.written, secrets) == set(), said


@every(
    "trouble",
    [
        KeyError("Erna Beispiel"),
        ValueError("invalid literal for int() with base 10: 'Erna Beispiel'"),
        UnicodeEncodeError("ascii", "Erna Beispiel", 0, 1, "'Erna Beispiel' does not fit"),
    ],
)
def test_an_exception_is_logged_without_the_value_that_it_broke_by(services: Services, trouble: Exception) -> None:
    register_people(services, make_event(services, slug=type(trouble).__name__.lower()), 1)
    with logbook() as book:
        logging.getLogger("dialin.voice").error("turn failed", exc_info=trouble)
    assert leaks([book.text("raw")], needles(services))
    assert leaks(book.written, needles(services)) == set()
    assert type(trouble).__name__ in book.text("text")


def test_a_database_names_its_rule_and_not_the_row_that_broke_it() -> None:
    told = (
        'psycopg.errors.UniqueViolation: duplicate key value violates unique constraint "one_registration"\n'
        "DETAIL:  Key (event_id, phone, name_key)=(1, +493023125010, beispiel erna) already exists.\n"
        "\n"
        "The above exception was the direct cause of the following exception:\n"
        'sqlalchemy.exc.IntegrityError: (psycopg.errors.NotNullViolation) null value in column "x"\n'
        "DETAIL:  Failing row contains (1, Erna\nBeispiel, null).\n"
        "[SQL: INSERT INTO attendee]\n"
        'psycopg.errors.InvalidTextRepresentation: invalid input syntax for type integer: "Beispiel"'
    )
    kept = nameless(told)
    assert "eispiel" not in kept
    for words in ("one_registration", "direct cause", "INSERT INTO attendee", "invalid input syntax"):
        assert words in kept
