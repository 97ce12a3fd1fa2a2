"""Forms as they were sent: small frozen records read by pure functions, and where in them a refusal belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.phone_numbers import PhoneNumber, read_number
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration

Fields = Mapping[str, str]
BRIDGE_FIELDS = {"bridge_mode": "mode", "bridge_number": "number", "bridge_digits": "digits", "bridge_sip": "sip"}
DRAFT_FIELDS = tuple(EventDraft.__dataclass_fields__)
_PHONE_FIELDS = ("phone", "number", "office", "bridge_number")


@dataclass(frozen=True, slots=True)
class Fault:
    """A refusal and the field to change, where it is known."""

    refused: Refused
    field: str | None


def typed(form: Mapping[str, str]) -> dict[str, str]:
    """Everything that was typed, without the characters that no database takes."""
    return {name: text.replace("\0", "").replace("\r\n", "\n") for name, text in form.items() if name != "csrf_token"}


def read_registration(fields: Fields) -> Registration:
    return Registration(
        name=fields.get("name", ""),
        phone=fields.get("phone", ""),
        language=fields.get("language") or None,
        question=fields.get("question", ""),
        delivery=fields.get("delivery", "letter"),
        email=fields.get("email", ""),
        callback=fields.get("callback") == "yes",
        late_reason=fields.get("late_reason", ""),
        source="desk",
    )


def read_draft(fields: Fields) -> EventDraft:
    given: dict[str, Any] = {name: fields[name] for name in DRAFT_FIELDS if name in fields}
    return EventDraft(**({"slug": "", "title": "", "starts": "", "registration_closes": "", "seats": ""} | given))


def read_bridge(fields: Fields) -> Bridge:
    return Bridge(**_bridge_part(fields))


def read_changes(fields: Fields, shown: Fields) -> dict[str, Any]:
    """What was typed over: an event that has started must not be refused for the start that nobody touched."""
    touched = {name: text for name, text in fields.items() if text != shown.get(name, "")}
    changes: dict[str, Any] = {name: text for name, text in touched.items() if name in DRAFT_FIELDS and name != "slug"}
    bridge = _bridge_part(touched)
    return changes | ({"bridge": bridge} if bridge else {})


def _bridge_part(fields: Fields) -> dict[str, Any]:
    part: dict[str, Any] = {field: fields[name] for name, field in BRIDGE_FIELDS.items() if name in fields}
    if "bridge_headers" in fields:
        lines = [line for line in fields["bridge_headers"].splitlines() if line.strip()]
        part["headers"] = tuple((name, value) for name, _, value in (line.partition("=") for line in lines))
    return part


def locate(refused: Refused, fields: Fields) -> Fault:
    """The field that the sentence is about: by the sentence, or, for a telephone number, by which one is wrong."""
    if field := FIELD_OF.get(refused.sentence):
        return Fault(refused, field)
    for name in _PHONE_FIELDS:
        read = read_number(fields[name]) if fields.get(name, "").strip() else None
        if read is not None and not isinstance(read, PhoneNumber) and read.sentence == refused.sentence:
            return Fault(refused, name)
    return Fault(refused, "phone" if "phone" in fields and "{number}" in refused.sentence else None)


FIELD_OF: Mapping[str, str] = {
    "Write a name.": "name",
    "The name has characters that cannot be printed. Write it in letters and blanks.": "name",
    "The name is too long. Write at most {longest} characters.": "name",
    "{name} is already registered with this number (entry {id}). Change that entry, or cancel it first.": "name",
    "The language “{language}” is not known. Write de or en.": "language",
    "The delivery “{delivery}” is not known. Write one of: letter, call, sms, email, staff.": "delivery",
    "To send the PIN by email, give an email address.": "email",
    "The question is too long. Shorten it to at most 2000 characters.": "question",
    "Registration closed on {closed}. To register this person all the same, give a reason for the late entry.": (
        "late_reason"
    ),
    "Write the short name in small letters, digits and hyphens, at most 60, for example digitaltag.": "slug",
    "The short name {slug} is taken by another event. Choose another.": "slug",
    "Write a title of 1 to 200 characters.": "title",
    "Write the language as a short code, for example de or en.": "language",
    "There are no prompts in “{language}”. Choose one of: {known}.": "language",
    "The time zone {zone} is unknown. Write continent and city, for example Europe/Berlin.": "timezone",
    "Write the start as date and time, for example 2026-06-19T18:00.": "starts",
    "The start lies in the past. Write a start that is still to come.": "starts",
    "Write the end as date and time, for example 2026-06-19T20:00.": "ends",
    "The end lies before the start. Write an end after the start, or leave it out.": "ends",
    "The event lasts longer than a day. Write an end within 24 hours of the start.": "ends",
    "The end lies in the past. To end the event now, use: dialin event end {slug}": "ends",
    "Write the registration deadline as date and time, for example 2026-06-16T23:59.": "registration_closes",
    "The registration deadline lies after the start. Write a deadline before the start.": "registration_closes",
    "Write the number of telephone seats, from 1 to 10000.": "seats",
    "{in_use} seats are allocated. Set the seats to at least {in_use}, or cancel attendees first.": "seats",
    "PINs of 6 digits are too few for that many seats. Choose PINs of 8 digits.": "pin_length",
    "Choose PINs of 6 or 8 digits.": "pin_length",
    "Write how many minutes before the start the doors open, from 0 to 240.": "doors_minutes",
    "Write for how many minutes the seat of a dropped caller is held, from 0 to 120.": "grace_minutes",
    "Write how many minutes after the start unclaimed seats go to others, from 0 to 240.": "no_show_minutes",
    "Write the office hours as days and times, for example Mo-Fr 08:00-18:00; Sa 9-12.": "office_hours",
    "Choose room or direct as the way into the videoconference.": "bridge_mode",
    "Give the videoconference either a telephone number or a SIP address, not both.": "bridge_number",
    "Keys are sent to a telephone number only. Add the number or leave the keys out.": "bridge_digits",
    "Write the keys with 0-9, A-D, # and *, with w for half a second and W for a second of waiting.": "bridge_digits",
    "In room mode at most {most} keys can be sent. Write W instead of ww, or choose direct mode.": "bridge_digits",
    "At most {most} keys can be sent. Leave some of the waiting out.": "bridge_digits",
    "The SIP address is too long. Write one of less than {below} characters.": "bridge_sip",
    "Write the SIP address as sip:user@host or sips:user@host, without blanks or quotes, its headers apart.": (
        "bridge_sip"
    ),
    "Headers are sent to a SIP address only. Add the address or leave the headers out.": "bridge_headers",
    "The header {name} would not be sent. Begin its name with X-.": "bridge_headers",
    "A header is there twice. Write each header once.": "bridge_headers",
    "A header has line breaks or other control characters. Write its value on one line.": "bridge_headers",
    "The headers are too long. Shorten them to less than {below} characters.": "bridge_headers",
    "Name and password do not fit together. Check both and try again.": "name",
    "Ask for the name and write it here. A part of it is enough.": "name",
    "Ask for the last three digits of the PIN and write those three here.": "ending",
}
