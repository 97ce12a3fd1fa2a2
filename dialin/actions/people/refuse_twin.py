"""Nobody is registered twice: the same name with the same telephone number is the same person."""

from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import Attendee, find_registration


class AlreadyRegistered(Refused):
    """The same number and name are registered already; for an import that is no error."""

    @property
    def attendee_id(self) -> int:
        """0 where it would be somebody else of the same list, who is not registered yet."""
        return int(self.values["id"])


def refuse_twin(act: Act, person: Attendee, *, name: str, name_key: str, phone: str | None) -> Refused | None:
    """Where this name and number, which the person is to have now, are another registration's. The event is locked."""
    twin = find_registration(act, person.event_id, phone, name_key)
    return None if twin is None or twin.id == person.id else already_registered(name, twin.id)


def already_registered(name: str, attendee_id: int) -> AlreadyRegistered:
    return AlreadyRegistered(
        "{name} is already registered with this number (entry {id}). Change that entry, or cancel it first.",
        {"name": name, "id": str(attendee_id)},
        field="name",
    )
