"""`dialin call-log SID`: what happened to one call, turn by turn, without personal data."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

import click

from dialin.actions.courses.recount_call import CallRecounted, NewsSent, recount_call
from dialin.cli.logs import mask
from dialin.cli.opening import looking
from dialin.cli.output import CommandRefused, columns, json_option, show, show_one
from dialin.store.courses import Step
from dialin.store.recent_calls import recent_calls

MOST_LISTED = 20
HEAD = (
    "sid", "event", "started_at", "hung_up_at", "number_was_shown", "is_of_attendee", "language", "seat", "stage",
    "help_wanted_in",
)  # fmt: skip


@click.command()
@click.argument("sid", required=False)
@json_option
def call_log(sid: str | None, as_json: bool) -> None:
    """What happened to the call with this id of the provider, turn by turn. Without one: which calls there were.

    It says what kind of thing was heard and where that led, and no number, name or PIN.
    """
    with looking() as act:
        if sid is None:
            listed = [asdict(call) for call in recent_calls(act, most=MOST_LISTED)]
            show(listed, ("sid", "event", "started_at", "hung_up_at", "turn", "stage"), as_json=as_json)
            return
        found = recount_call(act, sid)
    if found is None:
        raise CommandRefused("There is no such call on file. See which there are with: dialin call-log")
    told = {name: getattr(found, name) for name in HEAD}
    lists = {"steps": [_step(step) for step in found.steps], "news": [_news(news) for news in found.news]}
    show_one(told | lists, as_json=as_json)
    if not as_json:
        _print_steps(found)


def _print_steps(found: CallRecounted) -> None:
    rows = [
        (_turns(step), _clock(step.at, step.last_at), step.heard, ", ".join(step.outcomes), step.stage)
        for step in found.steps
    ]
    click.echo("\n" + columns(("turn", "at (UTC)", "heard", "found out", "led to"), rows))
    if found.news:
        told = [(news.kind, _clock(news.due_at), _clock(news.heard_at), _failure(news)) for news in found.news]
        click.echo("\n" + columns(("news", "since (UTC)", "heard at", "last failure"), told))


def _step(step: Step) -> dict[str, Any]:
    return {
        "turn": step.turn,
        "last_turn": step.last_turn or step.turn,
        "at": step.at,
        "last_at": step.last_at or step.at,
        "heard": step.heard,
        "outcomes": list(step.outcomes),
        "stage": step.stage,
    }


def _news(news: NewsSent) -> dict[str, Any]:
    return asdict(news) | {"failure": _failure(news) or None}


def _failure(news: NewsSent) -> str:
    return mask(news.failure or "")


def _turns(step: Step) -> str:
    return str(step.turn) if step.last_turn is None else f"{step.turn} to {step.last_turn}"


def _clock(*instants: datetime | None) -> str:
    return " to ".join(f"{instant:%H:%M:%S}" for instant in instants if instant is not None)
