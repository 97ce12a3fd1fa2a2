"""Whether a form is the one that the provider has sent, and not the same letters divided in another way.

What is signed are names and values without anything between them. So whoever holds one signed request could shorten
the name `From`, or give half of one value to the next name, and the signature would still fit.
"""

import re
from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

SPOKEN = "SpeechResult"  # a caller may say any word, also one of these
# In every request about a call; each value ends of itself, so that none can give anything away or take anything in.
_ALWAYS = {
    "AccountSid": r"AC[0-9a-fA-F]{32}",
    "ApiVersion": r"\d{4}-\d{2}-\d{2}",
    "CallSid": r"CA[0-9a-fA-F]{32}",
    "CallStatus": r"(queued|initiated|ringing|in-progress|completed|busy|failed|no-answer|canceled)",
    "Direction": r"(inbound|outbound-api|outbound-dial)",
}
_VALUES = re.compile("\n".join(_ALWAYS.values()))  # all of them in one look: every webhook takes it
# In some requests, and looked at; or behind one that is. None may have become a piece of something else.
_SOMETIMES = (
    "DialCallDuration", "DialCallStatus", "Digits", "RecordingDuration", "RecordingSid", "RecordingUrl", SPOKEN,
    *(f"{end}{place}" for end in ("From", "To") for place in ("City", "Country", "State", "Zip")),
)  # fmt: skip


_LOOKED_AT = {*_ALWAYS, *_SOMETIMES, "From", "To"}


def is_doubled(form: MultiDict[str, str]) -> bool:
    """Whether a name that counts stands there twice: whoever puts them in order would choose between them.

    The provider sends each once. Two values of one name are signed like a name and its longer neighbour.
    """
    return any(len(values) > 1 for name, values in form.lists() if name in _LOOKED_AT)


def is_whole(form: Mapping[str, str]) -> bool:
    """Of a form about a call; the names that the provider adds without notice are welcome."""
    fields = dict(form.items())
    values = "\n".join([fields.get(name, "") for name in _ALWAYS])
    if not _VALUES.fullmatch(values) or "From" not in fields or "To" not in fields:
        return False
    letters = "".join([name + ("" if name == SPOKEN else value) for name, value in sorted(fields.items())])
    return not any(name not in fields and name in letters for name in _SOMETIMES)
