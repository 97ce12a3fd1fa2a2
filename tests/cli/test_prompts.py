"""What an office that records its own prompts is told: the words, the files to make, and which will not be heard."""

import pytest

from tests.cli.running import create_event, refusal, run


def test_the_list_has_every_prompt_in_either_language(desk):
    german, english = (run("prompts", "list", "--language", code, "--json").json for code in ("de", "en"))
    assert [row["key"] for row in german][:2] == ["greet.window", "greet.outside"]
    assert {row["key"] for row in german} == {row["key"] for row in english}
    assert "greet.window" in run("prompts", "list").out


def test_the_script_of_the_house_says_the_name_of_the_city(desk, monkeypatch):
    monkeypatch.setenv("DIALIN_CITY", "die Stadt Musterstadt")
    rows = {row["file"]: row for row in run("prompts", "script", "--json").json}
    assert "Hier ist die Stadt Musterstadt." in rows["de/greet.window"]["text"]
    assert {row["scope"] for row in rows.values()} == {"house"}
    shown = run("prompts", "script").out
    assert "# On the way into the event, once in every call; the last words before it\nde/hint.hand  (" in shown


def test_the_script_of_an_event_says_its_title_its_times_and_its_office(desk):
    create_event()
    rows = {row["file"]: row for row in run("prompts", "script", "--event", "digitaltag", "--json").json}
    assert "Die Veranstaltung Digitaltag am " in rows["events/digitaltag/de/cancelled"]["text"]
    assert "achtzehn Uhr" in rows["events/digitaltag/de/pin.other_event"]["text"]
    assert "fünf [0.5] neun, [1.0] null [0.5] null." in rows["events/digitaltag/de/fault.final"]["text"]
    assert rows["de/lobby.start"]["scope"] == "house"


@pytest.mark.parametrize("command", ["list", "script"])
def test_a_language_without_prompts_is_refused_with_those_there_are(desk, command):
    assert "Choose one of: de, en." in refusal(run("prompts", command, "--language", "fr"))


def test_an_event_that_is_not_there_is_refused(desk):
    assert "nowhere" in refusal(run("prompts", "script", "--event", "nowhere"))


def test_the_check_passes_and_names_every_recording_that_nobody_will_hear(desk, monkeypatch, tmp_path):
    assert run("prompts", "check").code == 0
    monkeypatch.setenv("DIALIN_RECORDINGS", str(tmp_path))
    for name in ("de/lobby.start.wav", "de/pin.typo1-1.wav", "de/over.wav", "events/digitaltag/de/over.wav",
                 "events/digitaltag/de/pin.typo1.mp3"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"RIFF")
    checked = run("prompts", "check")
    assert checked.code == 1
    assert checked.err.splitlines() == [
        "de/over: cannot be recorded, it says starts, which only an event's own recording can",
        "events/digitaltag/de/pin.typo1: cannot be recorded, it says digits, which differ from call to call",
        "2 prompts need mending.",
    ]
