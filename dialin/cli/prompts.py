"""`dialin prompts`: the words that callers hear, as a list, as a script for the recording studio, and checked."""

from collections.abc import Mapping
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from dialin.cli.opening import event_named, looking, settings_or_refuse
from dialin.cli.output import CommandRefused, json_option, show, tell
from dialin.config import Settings
from dialin.prompts.catalogue import languages, load
from dialin.prompts.recordings import EVENT, HOUSE, misfits, read_addresses
from dialin.prompts.spoken import Value
from dialin.proofreading.check import problems
from dialin.proofreading.script import ScriptRow, listed, script
from dialin.schedule import facts_of
from dialin.services import terms_of

language_option = click.option("--language", metavar="de", default="de", show_default=True)


@click.group()
def prompts() -> None:
    """The words that callers hear."""


@prompts.command("list")
@language_option
@json_option
def list_(language: str, as_json: bool) -> None:
    """Every prompt with its words."""
    settings_or_refuse()
    rows = [asdict(row) for row in listed(_known(language))]
    show(rows, ("key", "form", "seconds", "text"), as_json=as_json)


@prompts.command("script")
@language_option
@click.option("--event", "slug", help="Also what only this event's own recordings can say.")
@json_option
def script_(language: str, slug: str | None, as_json: bool) -> None:
    """What a speaker reads into the microphone: for each recording its file, when it is heard, and the words.

    Pauses stand in brackets, in seconds. The files belong in the folder of DIALIN_RECORDINGS, those of an event
    into events/SLUG in it, as .wav or .mp3. What differs from call to call is said by the voice and is left out.
    """
    settings = settings_or_refuse()
    rows = [row for row in script(_known(language), _values(settings, slug)) if slug or row.scope == "house"]
    if as_json:
        show([asdict(row) | {"file": _file(row, slug)} for row in rows], (), as_json=True)
        return
    for when, some in groupby(rows, key=lambda row: row.when):
        click.echo(f"# {when}")
        for row in some:
            click.echo(f"{_file(row, slug)}  ({row.seconds:.0f} s)\n    {row.text}")
        click.echo()


@prompts.command()
def check() -> None:
    """Whether all languages say the same, keep the rules for older ears, and every recording will be heard."""
    found = misfits_of(settings_or_refuse()) + problems()
    for problem in found:
        tell(problem)
    if found:
        raise CommandRefused(f"{len(found)} prompts need mending.")
    tell(f"All prompts are in order, in {', '.join(languages())}.")


def _known(language: str) -> str:
    if language not in languages():
        raise CommandRefused(f"There are no prompts in {language}. Choose one of: {', '.join(languages())}.")
    return language


def _file(row: ScriptRow, slug: str | None) -> str:
    return f"events/{slug}/{row.file}" if row.scope == "event" else row.file


def _values(settings: Settings, slug: str | None) -> Mapping[str, Value]:
    """What the recordings of the house, and of this event where one is named, have to say."""
    terms = terms_of(settings)
    general: dict[str, Value] = {"city": settings.city or "", "days": terms.told, "voice_days": terms.voices}
    if slug is None:
        return general
    with looking(settings) as act:
        event = event_named(act, slug)
        facts = facts_of(event, act.now)
    told: dict[str, Value | None] = {
        "title": facts.title,
        "starts": facts.starts,
        "ends": facts.ends,
        "doors": facts.doors,
        "held": facts.held,
        "deadline": facts.closes,
        "dial_in": facts.number,
        "length": facts.pin_length,
        "office": event.office or settings.office or facts.number,
        "hours": event.office_hours or "",
        "privacy_office": settings.privacy_office or event.office or settings.office,
    }
    return general | {name: value for name, value in told.items() if value is not None}


def misfits_of(settings: Settings) -> list[str]:
    folder = settings.recordings
    if folder is None:
        return []
    prompts_by_language = {code: catalogue.prompts for code, catalogue in load().items()}
    found = misfits(read_addresses(folder, ""), prompts_by_language, HOUSE)
    for own in _folders_of_events(folder):
        found += [f"events/{own.name}/{one}" for one in misfits(read_addresses(own, ""), prompts_by_language, EVENT)]
    return found


def _folders_of_events(folder: Path) -> list[Path]:
    return sorted((folder / "events").glob("*/"))
