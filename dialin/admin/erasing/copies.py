"""Everything about one person as a file for whoever it is about: one button on their page, noted in the log."""

import io

from flask import send_file
from werkzeug.wrappers import Response

from dialin.actions.people.copy_person import copy_person
from dialin.admin.attendees import person_page
from dialin.admin.door import post
from dialin.current import current_services
from dialin.letters.bundle import bundle
from dialin.letters.house import house_of
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import Attendee


@post("/events/<slug>/attendees/<int:attendee_id>/copy", right=Right.PEOPLE, again=person_page)
def copy_of_person(act: Act, attendee: Attendee) -> Response | Refused:
    """The name of the file names nobody: it stands in lists of downloads."""
    copied, services = copy_person(act, attendee.id), current_services()
    if isinstance(copied, Refused):
        return copied
    packed = bundle(copied, services.terms, house_of(services.settings, copied.event))
    name = f"{copied.event.slug}-{attendee.id}.zip"
    return send_file(io.BytesIO(packed), mimetype="application/zip", as_attachment=True, download_name=name)
