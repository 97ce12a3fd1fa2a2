"""The script names every recording that can be made, and has the words that a speaker has to say."""

import pytest

from dialin.prompts.catalogue import BUILT_IN, load, speak
from dialin.prompts.pieces import Recording
from dialin.prompts.recordings import Recordings
from dialin.proofreading.samples import SAMPLES
from dialin.proofreading.script import listed, script
from tests.prompts.hearing import at

CITY = {"city": "Musterstadt", "days": 14, "voice_days": 14}
EVENT = CITY | {
    "title": "Digitaltag", "starts": at(18), "doors": at(17, 45), "held": at(18, 15), "ends": at(20),
    "deadline": at(23, 59, day=16),
    "dial_in": "+493023125000", "office": "+493023125900", "hours": "", "privacy_office": "+493023125300", "length": 6,
}  # fmt: skip


def by_file(language="de", values=CITY):
    return {row.file: row for row in script(language, values)}


def test_the_list_has_every_text_with_its_time():
    rows = {(row.key, row.form): row for row in listed("de")}
    assert len(rows) == sum(len(prompt.texts) for prompt in load(BUILT_IN)["de"].prompts.values())
    assert rows["lobby.start", "other"].text == "Es geht los. [0.4] Gleich hören Sie die Veranstaltung. [0.4]"
    assert 3 < rows["lobby.start", "other"].seconds < 6


def test_values_and_keys_stand_in_the_script_as_they_are_said():
    rows = by_file()
    assert rows["de/greet.window"].text == (
        "Guten Tag. [0.3] Hier ist Musterstadt. [0.3] Sie hören eine Computer-Stimme. [0.5] "
        "(English: For English, press five.) [0.6]"
    )
    assert "drücken Sie die Eins. [0.8]" in rows["de/menu.main"].text
    assert "vierzehn Tage nach der Veranstaltung" in rows["de/q.consent"].text


def test_what_an_event_says_is_in_the_script_of_an_event_only():
    assert "de/over" not in by_file()
    row = by_file(values=EVENT)["de/over"]
    assert row.scope == "event"
    assert "Sie war am Freitag, den neunzehnten Juni." in row.text


def test_a_text_that_a_number_chooses_is_a_recording_of_its_own():
    rows = by_file("en")
    assert rows["en/hand.up.one"].text.startswith("Thank you. [0.3] Your hand is up. [0.4] There is one person before")
    assert rows["en/hand.up.0"].text.endswith("There is nobody before you. [0.5]")
    assert "en/hand.up" not in rows


def test_around_what_differs_from_call_to_call_each_sentence_is_a_recording_of_its_own():
    rows = {name: row.text for name, row in by_file().items() if name.startswith("de/pin.typo1")}
    assert rows == {
        "de/pin.typo1-1": "Da ist eine Ziffer verrutscht.",
        "de/pin.typo1-2": "[0.4] Das passiert leicht.",
        "de/pin.typo1-4": "[1.0] Bitte geben Sie Ihre PIN noch einmal ein.",
        "de/pin.typo1-5": "[0.4] Drücken Sie jede Taste kurz und einzeln.",
    }


# Every sentence of these says something that differs from call to call.
SPOKEN_ONLY = {
    "event.list_intro", "event.list_item", "out.call_for", "out.for_name", "out.for_room", "out.offer_until",
    "out.pin_twice",
}  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en"])
def test_whoever_records_the_whole_script_is_heard_in_every_prompt(language):
    files = {(language, row.file.partition("/")[2]): row.file for row in script(language, EVENT)}
    said = {
        key: speak(key, SAMPLES, language, recordings=Recordings(event=files))
        for key in load(BUILT_IN)[language].prompts
    }
    recorded = {Recording(file) for file in files.values()}
    assert {key for key, pieces in said.items() if recorded.isdisjoint(pieces)} == SPOKEN_ONLY
