"""Whether a form is the one that the provider has sent, and not the same letters divided in another way.

What is signed are names and values without anything between them. So whoever holds one signed request could shorten
the name `From`, or give half of one value to the next name, and the signature would still fit.
"""

import re
from collections.abc import Mapping
from functools import cache

from werkzeug.datastructures import MultiDict

SPOKEN = "SpeechResult"  # a caller may say any word, also one of these
# In some requests, and looked at; or behind one that is. None may have become a piece of something else.
_SOMETIMES = (
    "DialCallDuration", "DialCallStatus", "Digits", "RecordingDuration", "RecordingSid", "RecordingUrl", SPOKEN,
    *(f"{end}{place}" for end in ("From", "To") for place in ("City", "Country", "State", "Zip")),
)  # fmt: skip


_LOOKED_AT = {"AccountSid", "ApiVersion", "CallSid", "CallStatus", "Direction", *_SOMETIMES, "From", "To"}


def is_doubled(form: MultiDict[str, str]) -> bool:
    """Whether a name that counts stands there twice: whoever puts them in order would choose between them.

    The provider sends each once. Two values of one name are signed like a name and its longer neighbour.
    """
    return any(len(values) > 1 for name, values in form.lists() if name in _LOOKED_AT)


def is_whole(form: Mapping[str, str], always: Mapping[str, str] | None) -> bool:
    """Of a form about a call; the names that the provider adds without notice are welcome.

    always: what is in every request about a call, with the pattern of its value. Each value ends of itself, so that
    none can give anything away or take anything in. None where the body is signed as it is.
    """
    if always is None:
        return True
    fields = dict(form.items())
    values = "\n".join([fields.get(name, "") for name in always])
    if not _values(tuple(always.values())).fullmatch(values) or "From" not in fields or "To" not in fields:
        return False
    letters = "".join([name + ("" if name == SPOKEN else value) for name, value in sorted(fields.items())])
    return not any(name not in fields and name in letters for name in _SOMETIMES)


@cache
def _values(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """All of them in one look: every webhook takes it."""
    return re.compile("\n".join(patterns))
