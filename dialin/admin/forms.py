"""Forms as they were sent: small frozen records read by pure functions."""

from collections.abc import Mapping

from dialin.rules.registrations import Registration

Fields = Mapping[str, str]


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
