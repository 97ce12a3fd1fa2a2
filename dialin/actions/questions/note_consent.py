"""Writes down that a caller agreed to be recorded, before the first sound of it."""

from dialin.prompts.catalogue import version
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.consents import add_consent


def note_consent(act: Act, call: Call, prompt: str) -> None:
    """prompt: the catalogue's text that was heard; its version tells later what it said."""
    add_consent(
        act,
        {
            "event_id": call.event_id,
            "call_id": call.id,
            "given_at": act.now,
            "prompt": prompt,
            "language": call.language,
            "version": version(prompt, call.language),
        },
    )
