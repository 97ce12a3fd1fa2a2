"""`dialin prompts`: the words that callers hear, as a list, as a script for the recording studio, and checked."""

import click

from dialin.cli.opening import settings_or_refuse
from dialin.cli.output import CommandRefused, json_option, show, tell
from dialin.prompts.catalogue import languages, load
from dialin.prompts.check import ScriptRow, problems, script
from dialin.prompts.recordings import EVENT, HOUSE, misfits, read_addresses

language_option = click.option("--language", metavar="de", default="de", show_default=True)


@click.group()
def prompts() -> None:
    """The words that callers hear."""


@prompts.command("list")
@language_option
@json_option
def list_(language: str, as_json: bool) -> None:
    """Every prompt with its words."""
    show([_row(row) for row in _script(language)], ("key", "seconds", "text"), as_json=as_json)


@prompts.command("script")
@language_option
@json_option
def script_(language: str, as_json: bool) -> None:
    """What a speaker reads into the microphone: the prompts that a recording can replace."""
    rows = [_row(row) for row in _script(language) if row.scope is not None]
    show(rows, ("key", "scope", "when", "text"), as_json=as_json)


@prompts.command()
def check() -> None:
    """Whether all languages say the same, keep the rules for older ears, and every recording will be heard."""
    found = problems() + _misfits()
    for problem in found:
        tell(problem)
    if found:
        raise CommandRefused(f"{len(found)} prompts need mending.")
    tell(f"All prompts are in order, in {', '.join(languages())}.")


def _script(language: str) -> list[ScriptRow]:
    if language not in languages():
        raise CommandRefused(f"There are no prompts in {language}. Choose one of: {', '.join(languages())}.")
    return script(language)


def _row(row: ScriptRow) -> dict[str, object]:
    return {
        "key": row.key,
        "form": row.form,
        "when": row.when,
        "text": row.text,
        "seconds": row.seconds,
        "scope": row.scope,
    }


def _misfits() -> list[str]:
    folder = settings_or_refuse().recordings
    if folder is None:
        return []
    prompts_by_language = {code: catalogue.prompts for code, catalogue in load().items()}
    found = misfits(read_addresses(folder, ""), prompts_by_language, HOUSE)
    for own in sorted((folder / "events").glob("*/")):
        found += misfits(read_addresses(own, ""), prompts_by_language, EVENT)
    return found
