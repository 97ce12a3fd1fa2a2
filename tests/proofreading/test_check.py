"""The check finds what makes a prompt hard to follow, and nothing in the catalogues that ship."""

import pytest

from dialin.prompts.catalogue import BUILT_IN, load, speak
from dialin.proofreading.check import problems
from dialin.proofreading.samples import SAMPLES
from tests.every import every
from tests.proofreading.conftest import HEADS


def test_the_catalogues_that_ship_have_no_problems():
    assert problems() == []


def test_a_harmless_prompt_has_no_problems(found):
    assert found('text = "Alles ist gut."') == []


@every(
    "text",
    [
        "Drücken Sie die 1, um weiterzugehen.",
        "Alles gut. Drücken Sie die 1, wenn Sie bereit sind.",
        "Drücken Sie die 1.",
        "Versuchen Sie es noch einmal. Oder drücken Sie die 1. Dann hilft Ihnen ein Mensch.",
        "Wenn ja, [0.5] drücken Sie die 1. Drücken Sie die 1.",
        "Drücken Sie die 1 für Hilfe.",
    ],
)
def test_a_key_before_its_goal_is_found(found, text):
    (problem,) = found(f'text = "{text}"', 'text = "To go on, press 1."')
    assert problem.startswith("de: planted: names the key before what it is for")


def test_a_key_before_its_goal_is_found_in_english(found):
    (problem,) = found('text = "Um weiterzugehen, drücken Sie die 1."', 'text = "Press 1 to go on."')
    assert problem.startswith("en: planted: names the key")


@every(
    "text",
    [
        "Zum Anmelden [0.5] drücken Sie die 1.",
        "Wenn ja: [0.5] Drücken Sie die 1. [0.4] Dann geht es weiter.",
        "Sollen wir Sie anrufen? [0.5] Dann drücken Sie die 1. Sonst legen Sie einfach auf.",
        "Sollen wir Sie anrufen? Dann drücken Sie die 1. Wenn nicht, drücken Sie die 1.",
    ],
)
def test_a_goal_before_its_key_is_right(found, text):
    assert found(f'text = "{text}"', 'text = "To go on, press 1."') == []


def test_a_sentence_of_sixteen_words_is_found(found):
    (problem,) = found(f'text = "{"Wort " * 15}Ende. Gut."')
    assert "16 words in one sentence" in problem
    assert found(f'text = "{"Wort " * 14}Ende. Gut."') == []


def test_a_date_counts_with_all_its_words(found):
    english = 'text = "{starts:date}."'
    assert found(f'text = "{"Wort " * 11}{{starts:date}}."', english) == []
    assert "16 words" in found(f'text = "{"Wort " * 12}{{starts:date}}."', english)[0]


def test_a_prompt_over_thirty_seconds_is_found_unless_it_has_its_reason(found):
    long = "Das dauert. [5.0] " * 6
    (problem,) = found(f'text = "{long}"')
    assert "takes about 33 s" in problem
    assert found(f'long = "must be"\ntext = "{long}"') == []


def test_a_reason_without_need_is_found(found):
    assert found('long = "x"\ntext = "Kurz."') == ["de: planted: gives a reason for being long, and is not"]
    assert found('choices = "x"\ntext = "Kurz."') == ["de: planted: gives a reason for many choices, and has few"]


def test_three_choices_need_a_reason_and_four_have_none(found):
    three = "".join(f"Wenn ja, drücken Sie die {key}. " for key in (1, 2, 3))
    english = 'choices = "x"\ntext = "If so, press 1. If not, press 2. If neither, press 3.{}"'
    assert found(f'text = "{three}"', english.format("")) == ["de: planted: offers 3 choices (1, 2, 3), at most 2"]
    person = english.format(" For help, press zero.")
    assert found(f'choices = "x"\ntext = "{three}Für Hilfe drücken Sie die Null."', person) == []
    four = f"{three}Wenn nein, drücken Sie die 4."
    assert "offers 4 choices" in found(f'choices = "x"\ntext = "{four}"', english.format(" If none, press 4."))[0]


@every("word", ["falsch", "Falsche", "ungültig", "Ungültige", "Fehler", "Fehlerhaft"])
def test_a_german_word_of_blame_is_found(found, word):
    assert "blames the caller" in found(f'text = "Das ist {word}."')[0]


@every("word", ["wrong", "invalid", "incorrect", "Error"])
def test_an_english_word_of_blame_is_found(found, word):
    assert "en: planted: blames the caller" in found('text = "Gut."', f'text = "That is {word}."')[0]


def test_a_number_in_figures_is_found(found):
    assert found('text = "In 30 Tagen."') == ["de: planted: a digit in a text is a key; write 30 as a word"]


def test_a_prompt_that_one_language_lacks_is_found(tmp_path):
    planted = '\n["{}"]\nwhen = "x"\ntext = "Ja."\n'
    (tmp_path / "de.toml").write_text(HEADS["de"] + planted.format("one") + planted.format("two"), encoding="utf-8")
    (tmp_path / "en.toml").write_text(HEADS["en"] + planted.format("one"), encoding="utf-8")
    assert problems(tmp_path) == ["en: two: is missing"]


def test_values_that_differ_between_the_languages_are_found(found):
    (problem,) = found('text = "{title}."', 'text = "{title}, {starts:date}."')
    assert problem == "planted: variables differ between the languages: de: title; en: starts, title"


@pytest.mark.parametrize(
    ("german", "english", "said"),
    [
        ("Zum Anmelden drücken Sie die 1.", "To register, press 2.", "de: 1; en: 2"),
        ("Für Hilfe drücken Sie die Null.", "Good.", "de: 0; en: "),
        ("Gut.", "The star key is at the bottom left.", "de: ; en: *"),
    ],
)
def test_keys_that_differ_between_the_languages_are_found(found, german, english, said):
    (problem,) = found(f'text = "{german}"', f'text = "{english}"')
    assert problem == f"planted: announced keys differ between the languages: {said}"


def test_a_value_that_nobody_gives_is_found(found):
    assert "de: planted: no value is called begins" in found('text = "Am {begins:date}."')


def test_a_value_said_in_a_way_that_does_not_fit_is_found(found):
    assert "a time with its zone is needed" in found('text = "{title:date}."', 'text = "{title}."')[0]


def test_a_missing_singular_is_found(found):
    counted = 'count = "count"\ntext.0 = "Keine."\ntext.other = "{count:number}."'
    english = 'count = "count"\ntext.one = "One."\ntext.other = "{count:number}."'
    assert found(counted, english) == ["de: planted: needs text.one for the plural of count"]


def test_the_vocabulary_is_what_the_catalogues_use():
    used = frozenset().union(*(prompt.variables for prompt in load(BUILT_IN)["de"].prompts.values()))
    assert used == SAMPLES.keys()
    assert speak(str(SAMPLES["hand"]), SAMPLES, "de")
