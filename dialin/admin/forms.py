"""Forms as they were sent."""

from collections.abc import Mapping
from dataclasses import asdict

from flask import request

from dialin.rules.reaching.reach import Reach
from dialin.rules.registrations import Registration

Fields = Mapping[str, str]
PROOF = "proof"  # the field of a password or code that is asked for once more; never part of what a form is about
OURS = ("csrf_token", PROOF)


def typed(form: Mapping[str, str]) -> dict[str, str]:
    """Everything that was typed, without the characters that no database takes."""
    return {name: text.replace("\0", "").replace("\r\n", "\n") for name, text in form.items() if name not in OURS}


def typed_whole(name: str) -> int | None:
    """None where the field is empty, or what was typed is no whole number."""
    return whole(typed(request.form).get(name, ""))


def whole(text: str) -> int | None:
    """None for what is no whole number, or for one that is larger than anything here is."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def typed_id(name: str) -> int | None:
    """The id of a row that a field of the form names; None where it is empty, or no id."""
    return typed_whole(name)


def read_registration(fields: Fields) -> Registration:
    return Registration(
        name=fields.get("name", ""),
        phone=fields.get("phone", ""),
        language=fields.get("language") or None,
        question=fields.get("question", ""),
        late_reason=fields.get("late_reason", ""),
        source="desk",
        **asdict(reach_in(fields)),
    )


def reach_in(fields: Fields) -> Reach:
    """How a person is reached."""
    words = ("email", "street", "postcode", "town", "address", "contact", "room")
    return Reach(
        delivery=fields.get("delivery", "letter"),
        callback=fields.get("callback") == "yes",
        has_dial=fields.get("has_dial") == "yes",
        called_by=fields.get("called_by", "machine"),
        **{name: fields.get(name, "") for name in words},
    )


def fields_of(reach: Reach) -> dict[str, str]:
    """The same the other way round: what a form holds of it."""
    ticked = {"callback": reach.callback, "has_dial": reach.has_dial}
    words = {name: value for name, value in asdict(reach).items() if name not in ticked and value}
    if reach.called_by == "machine":
        del words["called_by"]
    return words | {name: "yes" for name, is_so in ticked.items() if is_so}
