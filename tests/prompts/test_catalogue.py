"""Keys and values become what a caller hears."""

import itertools

import pytest

from dialin.prompts.catalogue import (
    BUILT_IN,
    PromptMissing,
    languages,
    load,
    speak,
    switch_keys,
    tts_language,
    voice,
)
from dialin.prompts.pieces import Rest, SpokenText
from dialin.proofreading.samples import SAMPLES
from tests.every import every
from tests.prompts.hearing import at, heard, words

EVERY = [(code, key) for code, catalogue in load(BUILT_IN).items() for key in catalogue.prompts]


@every(("language", "key"), EVERY)
def test_every_prompt_can_be_said_in_every_language(language, key):
    pieces = speak(key, SAMPLES, language)
    assert words(pieces)
    assert not any(mark in words(pieces) for mark in "{}[]<>&")
    assert not any(isinstance(a, Rest) and isinstance(b, Rest) for a, b in itertools.pairwise(pieces))


def test_german_and_english_are_there():
    assert languages() == ("de", "en")


def test_the_city_introduces_itself_and_each_voice_speaks_its_own_language():
    pieces = speak("greet.window", {"city": "die Stadt Musterstadt"}, "de")
    assert heard(pieces) == (
        "Guten Tag. [0.3] Hier ist die Stadt Musterstadt. [0.3] Sie hören eine Computer-Stimme. [0.5] "
        "<en: For English, press five.> [0.6]"
    )


def test_the_english_greeting_offers_the_way_back_to_german():
    pieces = speak("greet.window", {"city": "the city of Musterstadt"}, "en")
    assert pieces[-2:] == (SpokenText("Für Deutsch drücken Sie die Fünf.", "de"), Rest(0.6))


@every("values", [{}, {"city": ""}])
def test_a_city_without_a_name_is_the_callers_own(values):
    assert "Hier ist Ihre Stadt." in words(speak("greet.window", values, "de"))
    assert "This is your city." in words(speak("greet.window", values, "en"))


def test_keys_are_said_by_their_names_because_a_voice_reads_9_with_a_full_stop_as_ninth():
    assert heard(speak("hint.hand", {}, "de")) == (
        "Niemand kann Sie hören. [0.3] Um etwas zu fragen, [0.3] drücken Sie Stern, unten links, [0.2] dann die Neun. "
        "[0.4] Ich verbinde Sie. [0.2]"
    )


@every(
    ("minutes", "german", "english"),
    [
        (0, "Wir öffnen jetzt.", "We are opening now."),
        (1, "Wir öffnen in etwa einer Minute.", "We open in about one minute."),
        (2, "Wir öffnen in etwa zwei Minuten.", "We open in about two minutes."),
        (21, "Wir öffnen in etwa einundzwanzig Minuten.", "We open in about twenty-one minutes."),
        (75, "Wir öffnen in etwa 75 Minuten.", "We open in about 75 minutes."),
    ],
)
def test_minutes_have_their_singular_and_plural(minutes, german, english):
    assert german in words(speak("early.waiting", {"minutes": minutes}, "de"))
    assert english in words(speak("early.waiting", {"minutes": minutes}, "en"))


def test_the_number_of_people_before_one_decides_the_words():
    said = [words(speak("hand.up", {"count": count}, "de")) for count in (0, 1, 2)]
    assert "Vor Ihnen ist niemand." in said[0]
    assert "Vor Ihnen ist eine Person." in said[1]
    assert "Vor Ihnen sind zwei Personen." in said[2]


def test_a_prompt_can_stand_inside_another_and_leaves_one_pause_around_it():
    values = {"title": "Digitaltag", "ends": at(19, 30), "hand": "status.hand", "count": 1}
    assert heard(speak("status", values, "de")) == (
        "Sie sind in der Veranstaltung Digitaltag. [0.5] Sie haben sich gemeldet. [0.3] Vor Ihnen ist eine Person. "
        "[0.5] Die Veranstaltung endet gegen neunzehn Uhr dreißig. [0.5]"
    )


def test_without_an_inserted_prompt_the_pauses_become_one():
    assert heard(speak("reconnect", {}, "de")).endswith("Ihren Platz haben wir behalten. [0.4]")
    assert heard(speak("reconnect", {"hand": "reconnect.hand"}, "de")).endswith(
        "behalten. [0.4] Ihre Meldung auch. [0.5]"
    )


def test_a_sentence_that_ends_in_pm_ends_once():
    assert heard(speak("early.today", SAMPLES, "en"), "en").count("p.m. ") == 3
    assert "p.m.." not in heard(speak("early.today", SAMPLES, "en"), "en")


def test_a_pin_of_eight_digits_is_asked_for_as_such():
    assert "mit acht Ziffern" in words(speak("pin.ask", {"length": 8}, "de"))
    assert "with eight digits" in words(speak("pin.ask", {"length": 8}, "en"))


@every(
    ("key", "values", "language"),
    [("no.such", {}, "de"), ("pin.ask", {}, "de"), ("early.waiting", {}, "de"), ("pin.ask", {"length": 6}, "fr")],
)
def test_what_is_missing_is_never_passed_over(key, values, language):
    with pytest.raises(PromptMissing):
        speak(key, values, language)


@every(
    ("key", "values"),
    [
        ("pin.ask", {"length": "6"}),
        ("early.waiting", {"minutes": "3"}),
        ("over", {"starts": "2026-06-19"}),
        ("over", {"starts": at(18).replace(tzinfo=None)}),
        ("pin.typo1", {"digits": 748290}),
        ("removed.reason", {"reason": 3}),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(key, values):
    with pytest.raises(TypeError):
        speak(key, values, "de")


def test_voices_come_from_the_file_and_can_be_set_from_outside():
    assert (voice("de"), tts_language("de")) == ("Polly.Vicki-Neural", "de-DE")
    assert (voice("en"), tts_language("en")) == ("Polly.Amy-Neural", "en-GB")
    assert voice("de", {"de": "Polly.Daniel-Neural", "en": "other"}) == "Polly.Daniel-Neural"


def test_five_leads_to_the_other_language_and_back():
    assert (switch_keys("de"), switch_keys("en")) == ({"5": "en"}, {"5": "de"})
