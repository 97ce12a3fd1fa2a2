"""The title of an event and the name of the city are read by the sounds of their own language, within the sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

import pytest

from dialin.config import Settings
from dialin.dialogue.turn import HangUp, Prompt, say
from dialin.dialogue.words.event import Removed
from dialin.dialogue.words.heard import Heard, Keys
from dialin.prompts.catalogue import load
from dialin.proofreading.samples import SAMPLES
from dialin.rehearsal.twiml.documents import read_document
from dialin.services import Services
from dialin.store.calls import Call
from dialin.voice import conductor
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
from dialin.voice.rendering import document
from tests.acting import acting
from tests.actions.questions.test_recordings import call_of
from tests.building import IN_JUNE, NUMBER, make_event, turn_of
from tests.databases import Databases
from tests.dialogue.scenes import LIVE, after
from tests.every import every

TITLE, CITY = "Digitaltag & Café", "Musterstadt"
VALUES = {**SAMPLES, "recording": "https://dialin.example/RE1", "title": TITLE, "city": CITY}
NAMES = re.compile(r'<lang xml:lang="([^"]*)">([^<]*)</lang>')
TTS = {"de": "de-DE", "en": "en-GB"}
RUNNING = say("ok.direct", title="Digitaltag")
CALLER = CallReport("CA7", "+493023125010", NUMBER, "in-progress")


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: how words are made into documents is the same on all."""
    with databases.fresh("sqlite") as url:
        yield url


@pytest.fixture
def call(services: Services) -> Call:
    """A call about a German event."""
    return call_of(services, make_event(services), consent=False)


def in_languages(call: Call, *, spoken: str, event: str) -> Call:
    assert call.event is not None
    return replace(call, language=spoken, event=replace(call.event, language=event))


def made(prompt: Prompt, call: Call, settings: Settings, *, is_slower: bool = False) -> str:
    turn = replace(turn_of([prompt], HangUp()), is_slower=is_slower)
    return document(turn, call, settings, guarded=False)


def names_in(twiml: str) -> list[tuple[str, str]]:
    """What is set off in it, with the language of its sounds."""
    return NAMES.findall(twiml)


def test_a_title_is_set_off_only_for_who_hears_another_language(services: Services, call: Call) -> None:
    for spoken, event in (("de", "de"), ("en", "en")):
        assert "<lang" not in made(RUNNING, in_languages(call, spoken=spoken, event=event), services.settings)
    german = made(RUNNING, in_languages(call, spoken="en", event="de"), services.settings)
    assert 'The event <lang xml:lang="de-DE">Digitaltag</lang> has already started.<break' in german
    english = made(RUNNING, in_languages(call, spoken="de", event="en"), services.settings)
    assert 'Die Veranstaltung <lang xml:lang="en-GB">Digitaltag</lang> läuft schon.<break' in english


@every(("spoken", "key"), [(language, key) for language in TTS for key in load()[language].prompts])
def test_names_and_nothing_else_are_set_off_and_every_document_is_legal(
    services: Services, call: Call, spoken: str, key: str
) -> None:
    for event in TTS:
        there = in_languages(call, spoken=spoken, event=event)
        usual, slower = (made(Prompt(key, VALUES), there, services.settings, is_slower=one) for one in (False, True))
        written_in = {"title": event, "city": "de"}
        names = {
            name for name in load()[spoken].prompts[key].variables & written_in.keys() if written_in[name] != spoken
        }
        for twiml in (usual, slower):
            expected = {(TTS[written_in[name]], escape(str(VALUES[name]))) for name in names}
            assert set(names_in(twiml)) == expected
            read_document(twiml.encode())


def test_the_slower_words_stay_one_sentence(services: Services, call: Call) -> None:
    there = in_languages(call, spoken="en", event="de")
    slower = made(RUNNING, there, services.settings, is_slower=True)
    assert '<prosody rate="80%">The event <lang xml:lang="de-DE">Digitaltag</lang> has already started.</prosody>' in (
        slower
    )


def test_a_voice_that_cannot_change_its_sounds_reads_on_as_before(services: Services, call: Call) -> None:
    there = in_languages(call, spoken="en", event="de")
    for voices in ({"en": "Polly.Amy-Generative"}, {"en": "Google.en-GB-Neural2-A"}, {"de": "Google.de-DE-Neural2-A"}):
        settings = services.settings.model_copy(update={"voices": voices})
        twiml = made(RUNNING, there, settings)
        assert "The event Digitaltag has already started.<break" in twiml
        read_document(twiml.encode())


def test_a_title_in_a_language_that_the_line_has_lost_is_read_on_as_before(services: Services, call: Call) -> None:
    assert "<lang" not in made(RUNNING, in_languages(call, spoken="en", event="tlh"), services.settings)


def test_the_city_is_german_and_what_the_catalogue_says_instead_is_not(services: Services, call: Call) -> None:
    there = in_languages(call, spoken="en", event="en")
    named = made(say("greet.window", city=CITY), there, services.settings)
    assert names_in(named) == [("de-DE", CITY)]
    assert "<lang" not in made(say("greet.window", city=""), there, services.settings)


def test_the_reason_that_staff_typed_is_read_in_the_language_of_the_event(services: Services, call: Call) -> None:
    for spoken, set_off in (("en", [("de-DE", "Störung")]), ("de", [])):
        scene = replace(LIVE, event=replace(LIVE.the_event, language="de"))
        (words,) = after(Removed(reason="Störung"), Keys("#"), at=scene).says
        assert isinstance(words, Prompt)
        assert names_in(made(words, in_languages(call, spoken=spoken, event="de"), services.settings)) == set_off


def test_a_kept_document_is_not_given_to_an_event_in_another_language(services: Services, call: Call) -> None:
    first = made(RUNNING, in_languages(call, spoken="en", event="de"), services.settings)
    assert first != made(RUNNING, in_languages(call, spoken="en", event="en"), services.settings)
    assert first == made(RUNNING, in_languages(call, spoken="en", event="de"), services.settings)


def begin(services: Services) -> str:
    with acting(services, IN_JUNE) as act:
        return conductor.begin(Webhook(act, services.settings, CALLER))


def turn(services: Services, number: int, heard: Heard) -> str:
    with acting(services, IN_JUNE) as act:
        return conductor.take_turn(Webhook(act, services.settings, CALLER), heard, number=number)


def test_each_event_of_a_list_is_read_in_its_own_language_and_so_it_is_said_again(services: Services) -> None:
    make_event(services)
    make_event(
        services, slug="open", title="Open House", language="en", starts="2026-06-20T18:00", ends="2026-06-20T20:00"
    )
    begin(services)
    turn(services, 1, Keys("5"))
    for number, heard in enumerate((Keys("1"), Keys("#"), Keys("#")), 2):
        listed = turn(services, number, heard)
        assert names_in(listed) == [("de-DE", "Digitaltag")]
        assert "Open House, on Saturday" in listed
    assert "<prosody" in listed
    assert names_in(turn(services, 5, Keys("1"))) == [("de-DE", "Digitaltag")]
