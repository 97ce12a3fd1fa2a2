"""What commands print: one JSON document or a table on standard output, everything else on standard error."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import click
from click.core import ParameterSource

json_option: Callable[[Any], Any] = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def is_typed(option: str) -> bool:
    """Whether whoever runs the command has given this option, be it what it would have been anyway."""
    return click.get_current_context().get_parameter_source(option) is ParameterSource.COMMANDLINE


class CommandRefused(Exception):
    """The command was not carried out; the text is one sentence that says what to change."""


def show(rows: Sequence[Mapping[str, Any]], names: Sequence[str], *, as_json: bool) -> None:
    """A list: all of each row as JSON, or the named columns as a table."""
    if as_json:
        _print_json(rows)
        return
    click.echo(columns([name.replace("_", " ") for name in names], [[row.get(name) for name in names] for row in rows]))


def columns(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table for people: each column as wide as its widest cell."""
    lines = [list(headings), *([_text(value) for value in row] for row in rows)]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def show_one(thing: Mapping[str, Any], *, as_json: bool) -> None:
    """One thing: as JSON, or a line for each field that has a value."""
    if as_json:
        _print_json(thing)
        return
    width = max(len(name) for name in thing)
    for name, value in thing.items():
        if value is not None and not isinstance(value, list | dict):
            click.echo(f"{name.replace('_', ' '):{width}}  {_text(value)}")


def tell(sentence: str) -> None:
    """Progress and messages, for people."""
    click.echo("\n".join(map(printed, sentence.split("\n"))), err=True)


def printed(text: str) -> str:
    """On one line, and nothing that steers a terminal: much of what is on file was written by people anywhere."""
    return "".join(char if char.isprintable() else " " for char in text)


@contextmanager
def progress(rows: int, *, as_json: bool) -> Iterator[Callable[[int], object]]:
    """A bar on a terminal, for whoever waits; call what it gives with how many rows are done more."""
    if as_json or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=rows, file=sys.stderr) as bar:
        yield bar.update


def _print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, default=_plain, indent=2))


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:%Y-%m-%d %H:%M %Z}" if isinstance(value, datetime) else printed(str(value))
