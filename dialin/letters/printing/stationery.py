"""What stands on every letter of a city: whom it is from, who signs it, and how long it keeps what it is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialin.config import Settings
from dialin.rules.paper.letters import Gathering
from dialin.rules.phone_numbers import spaced
from dialin.rules.refusals import Refused
from dialin.rules.retention import Kind, Terms

NOBODY = "Stadtverwaltung"


@dataclass(frozen=True, slots=True)
class Stationery:
    """sender: name, street, town; the first is the letterhead, all of them together the line above the address."""

    sender: tuple[str, ...]
    signature: tuple[str, ...]
    privacy_contact: str | None
    kept: Mapping[Kind, int]


NO_SENDER = Refused(
    "Nobody has set yet whom letters are from, so that they name no address of the city. "
    "Whoever runs dialin sets DIALIN_LETTER_SENDER."
)


def refuse_sender(settings: Settings) -> Refused | None:
    """What whoever prints should know first; letters are printed all the same."""
    return None if settings.letter_sender else NO_SENDER


def stationery_of(settings: Settings, terms: Terms, gathering: Gathering) -> Stationery:
    contact = settings.privacy_office or gathering.office
    sender = settings.letter_sender or (settings.city or NOBODY,)
    return Stationery(sender, settings.letter_signature or sender[:1], contact and spaced(contact), terms.days)
