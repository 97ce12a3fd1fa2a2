"""A further language is one more file, and nothing else."""

# ruff: noqa: RUF001  (Turkish has a dotless i)

import shutil
from pathlib import Path

import pytest

from dialin.prompts.catalogue import (
    BUILT_IN,
    languages,
    speak,
    switch_keys,
    tts_language,
    voice,
)
from dialin.prompts.recordings import NONE
from dialin.proofreading.check import problems
from tests.prompts.hearing import at, heard

TURKISH = Path(__file__).parent / "tr.toml"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(BUILT_IN, tmp_path / "catalogues")
    return tmp_path / "catalogues"


def test_turkish_is_one_file_and_its_dates_come_from_cldr(folder):
    shutil.copy(TURKISH, folder)
    values = {"starts": at(18, 30), "deadline": at(23, 59, day=16)}
    assert languages(folder) == ("de", "en", "tr")
    assert (voice("tr", folder=folder), tts_language("tr", folder)) == ("Polly.Burcu-Neural", "tr-TR")
    assert heard(speak("over", values, "tr", folder=folder), "tr") == (
        "Etkinlik 19 Haziran Cuma saat on sekiz otuz başladı ve bitti. 16 Haziran Salı gününe kadar kayıt vardı."
    )
    assert heard(speak("pin.typo1", {"digits": "27"}, "tr", folder=folder), "tr") == "Anladığım: iki [0.5] yedi."


def test_the_other_greetings_offer_it_by_themselves_in_its_own_voice(folder):
    shutil.copy(TURKISH, folder)
    said = heard(speak("greet.window", {}, "de", recordings=NONE, folder=folder))
    assert said.endswith("<en: For English, press five.> <tr: Türkçe için yedi tuşuna basın.> [0.6]")
    assert switch_keys("de", folder) == {"5": "en", "7": "tr"}
    assert switch_keys("en", folder) == {"5": "de", "7": "tr"}
    assert switch_keys("tr", folder) == {"5": "de"}  # one key leads to one language


def test_plain_german_is_a_whole_catalogue_that_passes_the_check(folder):
    plain = (folder / "de.toml").read_text(encoding="utf-8")
    for old, new in {
        'name = "Deutsch"': 'name = "Einfache Sprache"\nlocale = "de"',
        'switch = "Für Deutsch drücken Sie die 5."': 'switch = "Für einfache Sprache drücken Sie die 7."',
        'switch_key = "5"': 'switch_key = "7"',
        "Es geht los. [0.4] Gleich hören Sie die Veranstaltung.": "Jetzt geht es los. [0.5] Hören Sie gut zu.",
    }.items():
        assert old in plain
        plain = plain.replace(old, new)
    (folder / "einfach.toml").write_text(plain, encoding="utf-8")
    assert languages(folder) == ("de", "einfach", "en")
    assert heard(speak("lobby.start", {}, "einfach", folder=folder), "einfach") == (
        "Jetzt geht es los. [0.5] Hören Sie gut zu. [0.4]"
    )
    assert problems(folder) == []
