"""`dialin questions`: what people want to ask, sorted by topic."""

from zoneinfo import ZoneInfo

import click

from dialin.cli.opening import event_named, looking
from dialin.cli.output import json_option, show
from dialin.store.questions import list_questions


@click.command()
@click.option("--event", "slug", required=True)
@json_option
def questions(slug: str, as_json: bool) -> None:
    """The questions of an event with who asked and how."""
    with looking() as act:
        event = event_named(act, slug)
        rows = [
            {
                "id": row.id,
                "topic": row.topic,
                "name": row.name,
                "with_name": row.with_name,
                "source": row.source,
                "text": row.text,
                "is_untyped": row.is_untyped,
                "asked_at": row.asked_at.astimezone(ZoneInfo(event.timezone)).replace(microsecond=0),
            }
            for row in list_questions(act, event.id)
        ]
    show(rows, ("topic", "name", "source", "text"), as_json=as_json)
