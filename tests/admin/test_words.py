"""The words of the pages: every sentence is there in German, with the same placeholders, and none is stale."""

from string import Formatter

from babel.messages.pofile import read_po

from dialin.admin.labels import STAGES
from dialin.admin.words import FOLDER, load_words
from dialin.dialogue.stages import STATES
from dialin.rules.refusals import Refused
from tests.admin.sentences import Sentence, sentences

SENTENCES = sentences()


def in_catalogue(language: str) -> dict[Sentence, Sentence]:
    with (FOLDER / f"{language}.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale=language) if message.id}


def placeholders(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_sentences_of_all_kinds_are_collected() -> None:
    assert {
        "Sign out",  # a template
        "The event was ended. Everybody on the line hears the goodbye.",  # Python of the pages
        "Write a name.",  # a refusal of the rules
        ("{count} caller needs help", "{count} callers need help"),
    } <= SENTENCES


def test_every_sentence_is_there_in_german() -> None:
    german = in_catalogue("de")
    assert sorted(map(str, (sentence for sentence in SENTENCES if not german.get(sentence)))) == []


def test_no_translation_is_left_of_a_sentence_that_is_gone() -> None:
    assert sorted(map(str, set(in_catalogue("de")) - SENTENCES)) == []


def test_placeholders_agree() -> None:
    german = in_catalogue("de")
    amiss = {
        form: sentence
        for sentence in SENTENCES
        for form in _forms(german.get(sentence, ""))
        if placeholders(form) != placeholders(_forms(sentence)[-1])
    }
    assert amiss == {}


def _forms(sentence: Sentence) -> tuple[str, ...]:
    return (sentence,) if isinstance(sentence, str) else sentence


def test_every_stage_of_a_call_has_plain_words() -> None:
    assert {state.__name__ for state in STATES} - set(STAGES) == set()


def test_a_refusal_is_said_in_the_language_of_the_reader() -> None:
    refused = Refused("The name is too long. Write at most {longest} characters.", {"longest": "120"})
    assert load_words()["de"].refusal(refused) == "Der Name ist zu lang. Schreiben Sie höchstens 120 Zeichen."
    assert load_words()["en"].refusal(refused) == str(refused)


def test_one_and_many_differ() -> None:
    german = load_words()["de"]
    pair = ("{count} person matches", "{count} people match")
    assert [german.count(*pair, count) for count in (0, 1, 2)] == [
        "0 Personen passen dazu", "1 Person passt dazu", "2 Personen passen dazu",
    ]  # fmt: skip
