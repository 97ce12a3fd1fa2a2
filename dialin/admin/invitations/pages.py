"""The invitation to a videoconference is handed in with the form of an event, read, and taken over; none is kept."""

from typing import Any

from flask import request

from dialin.admin.door import Page, Shown, post
from dialin.admin.events import edit_event, new_event
from dialin.admin.forms import typed
from dialin.admin.invitations.box import Box, take
from dialin.invitations.reading import read_invitation
from dialin.invitations.sources.opening import refuse_source
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.events import Event

MOST_BYTES = 1024 * 1024


@post("/events/new/invitation", right=Right.EVENT_SETUP, again=new_event)
def read_for_new_event(_act: Act) -> Shown | Refused:
    return _look(new_event)


@post("/events/<slug>/invitation", right=Right.EVENT_SETUP, again=edit_event)
def read_for_event(_act: Act, event: Event) -> Shown | Refused:  # noqa: ARG001 (the door looks the event up)
    return _look(edit_event)


def _look(form: Page) -> Shown | Refused:
    """The form again, with everything that was typed; it is read while the form is drawn, when nobody waits for us."""
    taken = request.form.get("take")
    if taken is not None:
        return Shown(form, box=Box(filled={**take(taken), "invitation": ""}))
    handed_in = _handed_in()
    return handed_in if isinstance(handed_in, Refused) else Shown(_draw_read, form=form, content=handed_in)


def _draw_read(act: Act, form: Page, content: bytes, event: Any = None) -> Any:
    named = {} if event is None else {"event": event}
    return form(act, **named, box=Box(read_invitation(content)))


def _handed_in() -> bytes | Refused:
    """The file, or else what was pasted."""
    file = request.files.get("invitation_file")
    if file is not None and file.filename:
        with file.stream:
            content = file.stream.read(MOST_BYTES + 1)
    else:
        content = typed(request.form).get("invitation", "").strip().encode()
    if not content.strip():
        return Refused("Paste the text of the invitation, or choose the file that holds it.", field="invitation")
    if len(content) > MOST_BYTES:
        return Refused("The invitation is larger than 1 MB. Paste its text alone.", field="invitation")
    if refuse_source(content) is not None:
        return Refused("This file holds no text. Open it, copy the invitation and paste it here.", field="invitation")
    return content
