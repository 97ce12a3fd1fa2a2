"""Every prompt is heard in a story, to its end and in every language, and nothing is heard that is no prompt."""

import pytest

from dialin.prompts.catalogue import load, speak
from dialin.prompts.pieces import Rest, SpokenText
from dialin.proofreading.samples import SAMPLES
from tests.stories import all_stories
from tests.stories.listening.reading import Telephone, read, read_text
from tests.stories.listening.recognising import RECORDING, Said, Unknown, recognise
from tests.stories.telling import LANGUAGES, STORIES

assert all_stories


def told() -> list[Telephone]:
    return [one for language in LANGUAGES for name in STORIES for one in read(name, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prompt_is_heard_in_a_story(language: str) -> None:
    heard = {said.key for telephone in told() for said in telephone.said if said.language == language}
    assert load()[language].prompts.keys() - heard == set()


def test_nothing_is_said_in_a_story_that_is_no_prompt() -> None:
    assert [step.words for telephone in told() for step in telephone.steps if isinstance(step, Unknown)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prompt_is_recognised_by_its_words(language: str) -> None:
    assert [key for key in load()[language].prompts if key not in recognised(key, language)] == []


def recognised(key: str, language: str) -> set[str]:
    pieces = speak(key, {**SAMPLES, "recording": RECORDING}, language)
    words = [
        piece.text if isinstance(piece, SpokenText) else RECORDING for piece in pieces if not isinstance(piece, Rest)
    ]
    return {one.key for one in recognise(" ".join(words)) if isinstance(one, Said)}


def test_what_was_cut_off_was_not_heard() -> None:
    (telephone,) = read_text("A call.\n\n       hears say: Gut. Noch einmal von vorn. Bitte ...\n       hangs up\n")
    assert telephone.said == []
