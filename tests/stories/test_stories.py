"""Every story is played in every language and on both databases, and reads as it is written in docs/transcripts."""

from pathlib import Path

import pytest

from dialin.config import Settings
from tests.secrecy.logbook import logbook
from tests.secrecy.needles import leaks, needles
from tests.stories import all_stories
from tests.stories.index import ELSEWHERE, WISHES, index, shown_by
from tests.stories.over.parting import leaves_nothing
from tests.stories.telling import STORIES, Story, told
from tests.stories.theatre import theatre

assert all_stories
TRANSCRIPTS = Path(__file__).parents[2] / "docs" / "transcripts"
INDEX = TRANSCRIPTS / "README.md"
LANGUAGES = ("de", "en")


def play(one: Story, settings: Settings, language: str) -> str:
    with (
        logbook() as book,
        theatre(settings, at=one.at, after_each=leaves_nothing, language=language, **one.event) as stage,
    ):
        legs = one.play(stage)
        assert stage.company.alerts == []
        asked = [request.url for request in stage.company.webhooks_sent]
        assert leaks([*book.written, *asked, *stage.company.rooms], needles(stage.services)) == set()
        return told(one, legs)


# Each language on one database: which words are spoken is no business of a database.
PLAYED = list(zip(("sqlite", "postgres"), LANGUAGES, strict=True))


@pytest.mark.parametrize(("database_url", "language"), PLAYED, indirect=["database_url"])
@pytest.mark.parametrize("name", STORIES)
def test_the_story_reads_as_it_is_written(name: str, language: str, settings: Settings) -> None:
    written = TRANSCRIPTS / language / f"{name}.txt"
    assert play(STORIES[name], settings, language) == written.read_text(encoding="utf-8"), (
        "after looking at the difference: python -m tests.stories.write"
    )


def test_no_transcript_is_left_of_a_story_that_is_gone() -> None:
    for language in LANGUAGES:
        assert {path.stem for path in (TRANSCRIPTS / language).glob("*.txt")} == set(STORIES)


def test_the_index_leads_to_every_story() -> None:
    assert INDEX.read_text(encoding="utf-8") == index(), "python -m tests.stories.write"


def test_every_wish_of_a_caller_is_shown_by_a_story_or_cannot_be() -> None:
    shown = {wish for one in STORIES.values() for wish in shown_by(one)}
    assert shown | ELSEWHERE.keys() == WISHES.keys()
    assert shown.isdisjoint(ELSEWHERE)
