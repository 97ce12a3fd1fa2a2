"""A recording replaces a whole prompt, where it can be true for every caller who hears it."""

import pytest

from dialin.prompts.catalogue import BUILT_IN, load, speak
from dialin.prompts.pieces import Recording
from dialin.prompts.recordings import EVENT, HOUSE, Recordings, misfits, read_addresses
from tests.prompts.hearing import at, heard, words

PROMPTS = {code: catalogue.prompts for code, catalogue in load(BUILT_IN).items()}
HERE = "https://city.example/sounds"


def record(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"RIFF")


def test_a_file_named_after_the_prompt_replaces_it_in_its_language_only(tmp_path):
    record(tmp_path, "de/lobby.start.wav")
    recordings = Recordings(house=read_addresses(tmp_path, HERE + "/"))
    assert speak("lobby.start", {}, "de", recordings=recordings) == (Recording(f"{HERE}/de/lobby.start.wav"),)
    assert words(speak("lobby.start", {}, "en", recordings=recordings)).startswith("We are starting.")


def test_a_wav_is_taken_before_an_mp3_because_it_starts_faster(tmp_path):
    record(tmp_path, "de/lobby.start.mp3", "de/lobby.start.wav", "en/lobby.start.mp3")
    assert read_addresses(tmp_path, HERE) == {
        ("de", "lobby.start"): f"{HERE}/de/lobby.start.wav",
        ("en", "lobby.start"): f"{HERE}/en/lobby.start.mp3",
    }


def test_an_address_in_the_list_wins_over_a_file(tmp_path):
    record(tmp_path, "de/lobby.start.wav")
    (tmp_path / "recordings.toml").write_text('[de]\n"lobby.start" = "https://cdn.example/start.mp3"\n')
    assert read_addresses(tmp_path, HERE) == {("de", "lobby.start"): "https://cdn.example/start.mp3"}


def test_an_address_that_nobody_can_fetch_is_refused_with_its_line(tmp_path):
    (tmp_path / "recordings.toml").write_text('[de]\n"lobby.start" = "C:/start.wav"\n')
    with pytest.raises(ValueError, match=r"lobby\.start"):
        read_addresses(tmp_path, HERE)


def test_an_empty_folder_has_no_recordings(tmp_path):
    assert read_addresses(tmp_path, HERE) == {}


def test_the_greeting_with_the_citys_name_can_be_recorded_by_the_city():
    recordings = Recordings(house={("de", "greet.window"): "hello.wav"})
    assert speak("greet.window", {}, "de", recordings=recordings) == (Recording("hello.wav"),)


def test_what_an_event_is_called_can_only_be_in_its_own_recording():
    place = {("de", "over"): "over.wav"}
    assert words(speak("over", {"starts": at(18)}, "de", recordings=Recordings(house=place)))
    assert speak("over", {"starts": at(18)}, "de", recordings=Recordings(event=place)) == (Recording("over.wav"),)


def test_an_events_own_recording_is_heard_before_the_houses():
    both = Recordings(house={("de", "lobby.start"): "house.wav"}, event={("de", "lobby.start"): "event.wav"})
    assert speak("lobby.start", {}, "de", recordings=both) == (Recording("event.wav"),)


def test_what_differs_from_call_to_call_is_always_spoken():
    place = {("de", "pin.typo1"): "typo.wav"}
    pieces = speak("pin.typo1", {"digits": "748290"}, "de", recordings=Recordings(house=place, event=place))
    assert "sieben" in words(pieces)


def test_the_sentences_around_a_value_can_be_recorded_and_the_voice_says_the_value():
    place = {("de", f"pin.typo1-{number}"): f"{number}.wav" for number in (1, 2, 3, 4, 5)}
    pieces = speak("pin.typo1", {"digits": "74"}, "de", recordings=Recordings(house=place))
    assert heard(pieces) == (
        "(1.wav) [0.4] (2.wav) [0.6] Ich habe verstanden: [0.4] sieben [0.5] vier. [1.0] (4.wav) [0.4] (5.wav)"
    )


def test_a_text_is_recorded_for_its_number():
    house = {("de", "hand.up.0"): "first.wav", ("de", "hand.up.one"): "one.wav", ("de", "hand.up.other"): "no.wav"}
    said = [speak("hand.up", {"count": n}, "de", recordings=Recordings(house=house)) for n in (0, 1, 2)]
    assert said[0] == (Recording("first.wav"),)
    assert said[1] == (Recording("one.wav"),)
    assert "Vor Ihnen sind zwei Personen." in words(said[2])


def test_a_prompt_within_another_has_its_own_recording():
    values = {"title": "Digitaltag", "ends": at(20), "hand": "status.no_hand"}
    house = {("de", "status.no_hand"): "silent.wav"}
    said = heard(speak("status", values, "de", recordings=Recordings(house=house)))
    assert said.startswith("Sie sind in der Veranstaltung Digitaltag. [0.5] (silent.wav) [0.5] Die Veranstaltung endet")


def test_what_was_recorded_on_this_call_stays_between_recorded_sentences():
    house = {("de", f"reg.name_review-{number}"): f"{number}.wav" for number in (1, 2, 3, 4)}
    said = heard(speak("reg.name_review", {"recording": "name.wav"}, "de", recordings=Recordings(house=house)))
    assert said == "(1.wav) [0.3] (name.wav) [0.8] (3.wav) [1.0] (4.wav)"


def test_the_number_of_an_office_is_only_in_an_events_own_recording():
    place = {("de", "fault.final"): "call.wav"}
    assert words(speak("fault.final", {"office": "+493023125900"}, "de", recordings=Recordings(house=place)))


def test_recordings_that_nobody_will_hear_are_named():
    addresses = {("de", "pin.typo1"): "a", ("de", "no.such"): "b", ("tr", "over"): "c", ("de", "greet.window"): "d"}
    assert misfits(addresses, PROMPTS, HOUSE) == [
        "de/no.such: there is no such prompt",
        "de/pin.typo1: cannot be recorded, it says digits, which differ from call to call",
        "tr/over: there is no such prompt",
    ]
    assert misfits({("de", "over"): "x"}, PROMPTS, EVENT) == []
    assert misfits({("de", "over"): "x"}, PROMPTS, HOUSE) == [
        "de/over: cannot be recorded, it says starts, which only an event's own recording can"
    ]
    parts = {("de", "pin.typo1-1"): "a", ("de", "pin.typo1-3"): "b", ("de", "hand.up.0"): "c", ("de", "hand.up.7"): "d"}
    assert misfits(parts, PROMPTS, HOUSE) == [
        "de/hand.up.7: there is no such prompt",
        "de/pin.typo1-3: cannot be recorded, it says digits, which differ from call to call",
    ]
