"""What came of a call decides whether and when there is another: tries are few, and spaced."""

from datetime import timedelta

from dialin.rules.outgoing.outcomes import MAY_PASS, SENTENCES
from dialin.rules.outgoing.retrying import PLANS, Tried, next_call, next_try
from dialin.rules.outgoing.words import ANSWERED_NO, REACHED, Outcome, Purpose
from tests.every import every
from tests.rules.outgoing.evenings import MAINZ, at, event

FRIDAY = event("2026-06-19 18:00")
MINUTES = {5: timedelta(minutes=5), 4: timedelta(minutes=4), 10: timedelta(minutes=10), 120: timedelta(hours=2)}


def tries_until_given_up(purpose, outcome):
    tries = 1
    while next_try(purpose, outcome, tries) is not None:
        tries += 1
    return tries


def test_every_outcome_has_a_sentence_and_none_that_settles_the_matter_is_tried_again():
    assert set(SENTENCES) == set(Outcome)
    assert not MAY_PASS & (REACHED | ANSWERED_NO | {Outcome.UNREACHABLE, Outcome.UNKNOWN})


def test_every_purpose_gives_up_after_its_tries_whatever_came_of_them():
    for purpose in Purpose:
        if purpose not in PLANS:
            assert purpose in (Purpose.ANSWER, Purpose.DESK)  # by letter alone, and by a click each time
            continue
        assert max(tries_until_given_up(purpose, outcome) for outcome in Outcome) == PLANS[purpose].tries <= 4
        for outcome in Outcome:
            assert tries_until_given_up(purpose, outcome) <= PLANS[purpose].tries


def test_nobody_is_called_again_who_has_heard_it_or_has_said_no():
    for purpose in Purpose:
        for outcome in set(Outcome) - MAY_PASS:
            assert next_try(purpose, outcome, 1) is None


@every(
    ("purpose", "outcome", "tries", "expected"),
    [
        (Purpose.PIN, Outcome.BUSY, 1, 5), (Purpose.REMINDER, Outcome.BUSY, 1, 5),
        (Purpose.PIN, Outcome.NO_ANSWER, 1, 120), (Purpose.REMINDER, Outcome.NO_ANSWER, 1, 120),
        (Purpose.START, Outcome.NO_ANSWER, 1, 4), (Purpose.START, Outcome.BUSY, 1, 4),
        (Purpose.START, Outcome.MACHINE, 2, 10), (Purpose.START, Outcome.MACHINE, 3, None),
        (Purpose.REMINDER, Outcome.NO_ANSWER, 2, None), (Purpose.START, Outcome.HUNG_UP, 1, None),
        (Purpose.REMINDER, Outcome.HUNG_UP, 1, None), (Purpose.PIN, Outcome.HUNG_UP, 1, 120),
    ],
)  # fmt: skip
def test_the_pause_fits_what_came_of_the_call(purpose, outcome, tries, expected):
    assert next_try(purpose, outcome, tries) == MINUTES.get(expected)


def test_pauses_after_the_same_outcome_never_get_shorter():
    for purpose in PLANS:
        for outcome in MAY_PASS:
            pauses = [next_try(purpose, outcome, tries) for tries in range(1, PLANS[purpose].tries)]
            found = [pause for pause in pauses if pause is not None]
            assert found == sorted(found)


@every(
    ("tried", "evening", "expected"),
    [
        (Tried(Purpose.PIN, Outcome.NO_ANSWER, 1, at("2026-06-17 12:00")), FRIDAY, "2026-06-17 14:00"),
        (Tried(Purpose.PIN, Outcome.NO_ANSWER, 1, at("2026-06-17 18:30")), FRIDAY, "2026-06-18 09:00"),
        (Tried(Purpose.PIN, Outcome.BUSY, 1, at("2026-06-17 19:58")), FRIDAY, "2026-06-18 09:00"),
        (Tried(Purpose.PIN, Outcome.HEARD, 1, at("2026-06-17 12:00")), FRIDAY, None),
        (Tried(Purpose.START, Outcome.BUSY, 1, at("2026-06-19 17:56")), FRIDAY, "2026-06-19 18:00"),
        (Tried(Purpose.START, Outcome.BUSY, 2, at("2026-06-19 19:51")), FRIDAY, None),
        (Tried(Purpose.REMINDER, Outcome.BUSY, 1, at("2026-06-19 17:56")), FRIDAY, None),
        (Tried(Purpose.PIN, Outcome.NO_ANSWER, 1, at("2026-06-19 17:59")), FRIDAY, "2026-06-19 19:59"),
        (Tried(Purpose.CANCELLED, Outcome.NO_ANSWER, 1, at("2026-06-20 19:30")), event("2026-06-21 10:00"),
         "2026-06-21 08:00"),
    ],
)  # fmt: skip
def test_the_next_call_is_made_within_calling_hours_and_not_when_it_is_too_late(tried, evening, expected):
    assert next_call(tried, evening, MAINZ) == (expected and at(expected))
