"""Dates, clock times, PINs and telephone numbers as a person would say them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dialin.prompts.catalogue import BUILT_IN, load, speak
from dialin.prompts.spoken import clock_words, date_words, number_words
from dialin.proofreading.samples import SAMPLES
from tests.every import every
from tests.prompts.hearing import BERLIN, at, heard, words

GERMAN = load(BUILT_IN)["de"].language
ENGLISH = load(BUILT_IN)["en"].language


@every(
    ("hour", "minute", "german", "english"),
    [
        (18, 0, "achtzehn Uhr", "six p.m."),
        (17, 30, "siebzehn Uhr dreißig", "five thirty p.m."),
        (1, 0, "ein Uhr", "one a.m."),
        (1, 1, "ein Uhr eins", "one oh one a.m."),
        (13, 1, "dreizehn Uhr eins", "one oh one p.m."),
        (21, 45, "einundzwanzig Uhr fünfundvierzig", "nine forty-five p.m."),
        (0, 0, "null Uhr", "midnight"),
        (0, 5, "null Uhr fünf", "twelve oh five a.m."),
        (12, 0, "zwölf Uhr", "noon"),
        (12, 59, "zwölf Uhr neunundfünfzig", "twelve fifty-nine p.m."),
    ],
)
def test_the_clock_is_read_as_people_say_it(hour, minute, german, english):
    assert clock_words(at(hour, minute), GERMAN) == german
    assert clock_words(at(hour, minute), ENGLISH) == english


@every(
    ("day", "month", "german", "english"),
    [
        (19, 6, "Freitag, den neunzehnten Juni", "Friday, the nineteenth of June"),
        (1, 3, "Sonntag, den ersten März", "Sunday, the first of March"),
        (3, 7, "Freitag, den dritten Juli", "Friday, the third of July"),
        (7, 7, "Dienstag, den siebten Juli", "Tuesday, the seventh of July"),
        (8, 1, "Donnerstag, den achten Januar", "Thursday, the eighth of January"),
        (31, 12, "Donnerstag, den einunddreißigsten Dezember", "Thursday, the thirty-first of December"),
    ],
)
def test_a_date_has_its_weekday_and_its_day_as_a_word(day, month, german, english):
    assert date_words(at(18, day=day, month=month), GERMAN, GERMAN.date) == german
    assert date_words(at(18, day=day, month=month), ENGLISH, ENGLISH.date) == english


def test_all_days_of_a_month_are_different_words():
    assert len(set(GERMAN.ordinals)) == len(set(ENGLISH.ordinals)) == 31


def test_all_numbers_up_to_fifty_nine_are_different_words():
    assert len(set(GERMAN.numbers)) == len(set(ENGLISH.numbers)) == 60
    assert (number_words(31, GERMAN), number_words(60, GERMAN)) == ("einunddreißig", "60")


def test_the_deadline_follows_bis():
    said = words(speak("reg.closed", {"deadline": at(23, 59, day=16), "office": "+493023125100"}, "de"))
    assert "bis Dienstag, den sechzehnten Juni, möglich" in said


@every(
    ("closes", "german", "english"),
    [
        (at(23, 59, day=16), "bis Dienstag, den sechzehnten Juni, möglich", "until Tuesday, the sixteenth of June."),
        (at(0, day=17), "bis Dienstag, den sechzehnten Juni, möglich", "until Tuesday, the sixteenth of June."),
        (at(12, day=16), "sechzehnten Juni, zwölf Uhr, möglich", "the sixteenth of June, at noon."),
        (at(17, 30, day=16), "Juni, siebzehn Uhr dreißig, möglich", "sixteenth of June, at five thirty p.m."),
    ],
)
def test_a_deadline_within_a_day_is_said_with_its_time_and_midnight_is_the_day_before(closes, german, english):
    values = {"deadline": closes, "office": "+493023125100"}
    assert german in words(speak("reg.closed", values, "de"))
    assert english in words(speak("reg.closed", values, "en"))


def test_a_date_is_told_by_the_zone_of_the_event():
    late = datetime(2026, 6, 19, 22, 30, tzinfo=UTC)
    assert "Samstag, den zwanzigsten Juni" in words(speak("over", {"starts": late.astimezone(BERLIN)}, "de"))
    new_york = late.astimezone(ZoneInfo("America/New_York"))
    assert "Freitag, den neunzehnten Juni" in words(speak("over", {"starts": new_york}, "de"))


def test_a_pin_is_read_in_two_groups_with_time_to_write():
    assert heard(speak("reg.pin_read", {"pin": "748290"}, "de")) == (
        "Ihre PIN hat sechs Ziffern. [0.6] Schreiben Sie bitte mit. [0.8] "
        "Der erste Teil ist: [1.5] sieben [0.9] vier [0.9] acht. [2.5] "
        "Und der zweite Teil ist: [1.5] zwo [0.9] neun [0.9] null. [1.5]"
    )


def test_the_second_reading_keeps_the_groups():
    assert "sieben [0.9] vier [0.9] acht. [2.0] zwo [0.9] neun [0.9] null. [1.5]" in heard(
        speak("reg.pin_again", {"pin": "748290"}, "de")
    )


def test_eight_digits_are_read_four_and_four():
    said = heard(speak("reg.pin_read", {"pin": "12345678"}, "en"), "en")
    assert "is: [1.5] one [0.9] two [0.9] three [0.9] four. [2.5] And the second part is: [1.5] five" in said


def test_two_is_zwo_in_german_because_zwei_sounds_like_drei():
    assert "zwo [0.5] zwo [0.5] drei." in heard(speak("pin.typo1", {"digits": "223"}, "de"))
    assert "two [0.5] two [0.5] three." in heard(speak("pin.typo1", {"digits": "223"}, "en"), "en")


def test_heard_digits_are_read_back_one_by_one_in_the_groups_of_the_letter():
    assert "sieben [0.5] vier [0.5] acht, [1.0] zwo [0.5] neun [0.5] null." in heard(
        speak("pin.typo1", {"digits": "748290"}, "de")
    )


def test_one_digit_is_one_digit():
    assert "Ich habe bisher: sieben." in words(speak("pin.incomplete", {"digits": "7"}, "de"))


def test_a_telephone_number_is_read_in_its_written_groups():
    said = heard(speak("help.callback", {"number": "+493023125000"}, "de"))
    assert "unter der Nummer [0.3] null [0.5] drei [0.5] null, [1.0] zwo [0.5] drei" in said
    assert "null. [0.8]" in said


def test_groups_can_be_given():
    said = heard(speak("help.callback", {"number": ("030", "23")}, "de"))
    assert "null [0.5] drei [0.5] null, [1.0] zwo [0.5] drei. [0.8]" in said


@every(
    ("hours", "german", "english"),
    [
        (
            "Mo-Fr 08:00-18:00",
            "montags bis freitags von acht bis achtzehn Uhr",
            "Monday to Friday from eight a.m. to six p.m.",
        ),
        ("Mi 10-12", "mittwochs von zehn bis zwölf Uhr", "on Wednesdays from ten a.m. to noon"),
        (
            "Mo-Di 8-12, 14-16; Fr 8:30-12",
            "montags bis dienstags von acht bis zwölf Uhr und von vierzehn bis sechzehn Uhr, freitags von",
            "from eight a.m. to noon and from two p.m. to four p.m., and on Fridays from eight thirty a.m. to noon.",
        ),
    ],
)
def test_opening_hours_are_said_of_every_week(hours, german, english):
    assert german in words(speak("help.closed", {**SAMPLES, "hours": hours}, "de"))
    assert english in words(speak("help.closed", {**SAMPLES, "hours": hours}, "en"))
