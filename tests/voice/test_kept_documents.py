"""Documents that everybody hears are made once; one that says anything of a single caller is never kept."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from dialin.dialogue.turn import TONE, Listen, Prompt, say
from dialin.services import Services
from dialin.voice import rendering
from dialin.voice.rendering import document
from tests.actions.questions.test_recordings import call_of
from tests.building import make_event, turn_of
from tests.databases import Databases


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: documents are made without the database."""
    with databases.fresh("sqlite") as url:
        yield url


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Prompt, ...]]:
    """The words of every document that is kept, as they are made."""
    kept: list[tuple[Prompt, ...]] = []
    make = rendering._render_once.__wrapped__

    def watch(says: tuple[Prompt, ...], *end: object, **how: object) -> str:
        kept.append(says)
        return str(make(says, *end, **how))

    monkeypatch.setattr(rendering, "_render_once", rendering.lru_cache(maxsize=8)(watch))
    return kept


def test_the_same_words_at_the_same_turn_are_made_once(
    app: Flask, services: Services, drawn: list[tuple[Prompt, ...]]
) -> None:
    call = call_of(services, make_event(services), consent=False)
    says = [say("greet.window", city="Musterstadt"), say("pin.ask", length=6), TONE]

    def made(number: int, language: str = "de", *, guarded: bool = False) -> str:
        turned = replace(call, language=language, turn=number)
        return document(turn_of(says, Listen(6)), turned, services.settings, guarded=guarded)

    assert made(1) == made(1)
    assert len(drawn) == 1
    assert len({made(1), made(2), made(1, "en"), made(1, guarded=True)}) == 4
    assert "/voice/turn/2" in made(2)


@pytest.mark.parametrize(
    "prompt",
    [
        say("reg.pin_read", pin="748290"),
        say("wait.line", position=3),
        say("q.review", recording="RE1"),
        say("help.callback", number="+493023125010"),
        say("removed.reason", reason="Störung"),
    ],
    ids=lambda prompt: prompt.key,
)
def test_what_is_said_of_one_caller_is_never_kept(
    app: Flask, services: Services, drawn: list[tuple[Prompt, ...]], prompt: Prompt
) -> None:
    call = call_of(services, make_event(services), consent=False)
    twiml = document(turn_of([prompt], Listen()), call, services.settings, guarded=False)
    assert "<Say" in twiml
    assert drawn == []
