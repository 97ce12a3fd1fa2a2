"""What is deleted or written anew is not left behind in the file, for whoever looks at its free pages."""

from pathlib import Path

import pytest

from dialin.services import Services
from dialin.store.attendees import change_attendee
from dialin.store.sealing.traces import wipe_log
from tests.building import make_event, register_people

NAME = "Geheimname " * 300  # some pages


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_was_deleted_is_overwritten_in_the_file(services: Services) -> None:
    (person,) = register_people(services, make_event(services), 1)
    file = Path(services.database.write.url.database or "")
    for name, stands in ((NAME, True), ("", False)):
        with services.acting("test") as act:
            change_attendee(act, person.attendee_id, {"name": name})
        wipe_log(services.database)
        on_file = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
        assert (b"Geheimname" in on_file) is stands
