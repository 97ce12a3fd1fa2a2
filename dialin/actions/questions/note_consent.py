"""Writes down that a caller agreed to be recorded, before the first sound of it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.prompts.catalogue import version
from dialin.store.consents import add_consent


def note_consent(connection: Connection, call: LiveCall, prompt: str, *, now: datetime) -> None:
    """prompt: the catalogue's text that was heard; its version tells later what it said."""
    add_consent(
        connection,
        {
            "event_id": call.event_id,
            "call_id": call.id,
            "given_at": now,
            "prompt": prompt,
            "language": call.language,
            "version": version(prompt, call.language),
        },
    )
