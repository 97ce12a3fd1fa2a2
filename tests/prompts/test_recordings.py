"""A recording replaces a whole prompt, where it can be true for every caller who hears it."""

import pytest

from dialin.prompts.catalogue import BUILT_IN, load, speak
from dialin.prompts.pieces import Recording
from dialin.prompts.recordings import EVENT, HOUSE, Recordings, misfits, read_addresses
from tests.prompts.hearing import at, words

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


def test_recordings_that_nobody_will_hear_are_named():
    addresses = {("de", "pin.typo1"): "a", ("de", "no.such"): "b", ("tr", "over"): "c", ("de", "greet.window"): "d"}
    assert misfits(addresses, PROMPTS, HOUSE) == [
        "de/no.such: there is no such prompt",
        "de/pin.typo1: cannot be recorded, it says digits, which differ from call to call",
        "tr/over: there is no such prompt",
    ]
    assert misfits({("de", "over"): "x"}, PROMPTS, EVENT) == []
    assert len(misfits({("de", "over"): "x"}, PROMPTS, HOUSE)) == 1
