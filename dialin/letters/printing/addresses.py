"""What stands in the window of the envelope, after DIN 5008: at most six lines, no line wider than the field."""

from collections.abc import Iterator

from dialin.letters.printing.face import face
from dialin.rules.paper.letters import Recipient
from dialin.rules.refusals import Refused

MOST_LINES = 6
TYPE = 12.0  # points
FIELD = 80.0  # millimetres, from 25 to 105


def address_lines(to: Recipient) -> tuple[str, ...]:
    """Name and address, broken where a line does not fit; raises `PrintingTrouble` without the typeface."""
    return tuple(part for line in (to.name, *to.address) if line.strip() for part in _broken(" ".join(line.split())))


def refuse_address(to: Recipient) -> Refused | None:
    """Why no letter can be sent there."""
    if not to.name.strip() or not any(line.strip() for line in to.address):
        return Refused("No address is known. Write it down on the person's page.", field="address")
    lines = address_lines(to)
    if len(lines) > MOST_LINES or any(face().width(line, TYPE) > FIELD for line in lines):
        return Refused(
            "The address does not fit into the window of an envelope: six lines at most. Shorten it.", field="address"
        )
    return None


def _broken(line: str) -> Iterator[str]:
    """At blanks; one word alone is never torn."""
    held = ""
    for word in line.split(" "):
        longer = f"{held} {word}".strip()
        if held and face().width(longer, TYPE) > FIELD:
            yield held
            held = word
        else:
            held = longer
    yield held
