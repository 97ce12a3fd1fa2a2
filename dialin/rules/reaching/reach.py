"""How a person is reached: by which way, at which address, by whom, and whom to ask for on their line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dialin.rules.names import tidy_line
from dialin.rules.phone_numbers import is_mobile
from dialin.rules.reaching.addresses import Address, read_address, read_lines
from dialin.rules.reaching.mail_addresses import read_email
from dialin.rules.refusals import Refused

DELIVERIES = ("letter", "call", "sms", "email", "staff")
CALLERS = ("machine", "person")
LONGEST_CONTACT, LONGEST_ROOM = 120, 40


@dataclass(frozen=True, slots=True)
class Reach:
    """As written. contact: whom to ask for on the line, where that is not the person; room: of a house with one line.

    address: in one piece, where its parts are not known. called_by: person: no automatic call goes there.
    """

    delivery: str = "letter"
    email: str = ""
    callback: bool = False
    street: str = ""
    postcode: str = ""
    town: str = ""
    address: str = ""
    contact: str = ""
    room: str = ""
    has_dial: bool = False
    called_by: str = "machine"


def read_reach(written: Reach, phone: str | None) -> Mapping[str, Any] | Refused:
    """The columns of the attendee, None for what was left out, or what to change. phone: E.164, their line."""
    parts = read_parts(written)
    if isinstance(parts, Refused):
        return parts
    return refuse_way(written.delivery, email=parts["email"], phone=phone) or parts


def read_parts(written: Reach) -> Mapping[str, Any] | Refused:
    """The same each by itself, be the way of the PIN possible or not."""
    email = read_email(written.email)
    address = read_address(Address(written.street, written.postcode, written.town))
    lines = read_lines(written.address)
    contact, room = _line(written.contact, "contact", LONGEST_CONTACT), _line(written.room, "room", LONGEST_ROOM)
    for read in (_refuse_choice(written), email, address, lines, contact, room):
        if isinstance(read, Refused):
            return read
    assert isinstance(address, Address)
    texts = {
        "email": email, "street": address.street, "postcode": address.postcode, "town": address.town, "address": lines,
        "contact": contact, "room": room,
    }  # fmt: skip
    return {
        **{name: text or None for name, text in texts.items()},
        "delivery": written.delivery,
        "callback": written.callback,
        "has_dial": written.has_dial,
        "called_by": written.called_by,
    }


def refuse_way(delivery: str, *, email: str | None, phone: str | None) -> Refused | None:
    """Why the PIN cannot be delivered in this way. A letter without an address is no reason: people register first."""
    if delivery == "email" and not email:
        return Refused("To send the PIN by email, give an email address.", field="email")
    if delivery in ("call", "sms") and phone is None:
        return Refused("To send the PIN by a call or by SMS, give a telephone number.", field="phone")
    if delivery == "sms" and phone is not None and not is_mobile(phone):
        return Refused(
            "An SMS reaches mobile telephones only, and this is another line. Choose a letter or a call.",
            field="delivery",
        )
    return None


def _refuse_choice(written: Reach) -> Refused | None:
    if written.delivery not in DELIVERIES:
        return Refused(
            "The delivery “{delivery}” is not known. Write one of: letter, call, sms, email, staff.",
            {"delivery": written.delivery[:20]},
            field="delivery",
        )
    if written.called_by not in CALLERS:
        return Refused(
            "“{called_by}” does not say who calls. Write machine or person.",
            {"called_by": written.called_by[:20]},
            field="called_by",
        )
    return None


def _line(text: str, field: str, longest: int) -> str | Refused:
    line = tidy_line(text)
    if line is not None and len(line) <= longest:
        return line
    return Refused(
        "This is too long or has characters that cannot be printed. Write at most {longest} characters on one line.",
        {"longest": str(longest)},
        field=field,
    )
