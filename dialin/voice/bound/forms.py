"""Whether a form is the one that the provider has sent, and not the same letters divided in another way.

What is signed are names and values without anything between them. So whoever holds one signed request could shorten
the name `From`, or give half of one value to the next name, and the signature would still fit.
"""

import re
from collections.abc import Mapping

SPOKEN = "SpeechResult"  # a caller may say any word, also one of these
# In every request about a call; each value ends of itself, so that none can give anything away or take anything in.
_ALWAYS = {
    "AccountSid": r"AC[0-9a-fA-F]{32}",
    "ApiVersion": r"\d{4}-\d{2}-\d{2}",
    "CallSid": r"CA[0-9a-fA-F]{32}",
    "CallStatus": r"queued|initiated|ringing|in-progress|completed|busy|failed|no-answer|canceled",
    "Direction": r"inbound|outbound-api|outbound-dial",
    "From": r"[\s\S]*",
    "To": r"[\s\S]*",
}
_VALUES = {name: re.compile(value) for name, value in _ALWAYS.items()}
# In some requests, and looked at: what stands there must not look as if nobody had sent it.
_SOMETIMES = (
    "DialCallDuration", "DialCallStatus", "Digits", "RecordingDuration", "RecordingSid", "RecordingUrl", SPOKEN,
)  # fmt: skip


def is_whole(form: Mapping[str, str]) -> bool:
    """Of a form about a call; the names that the provider adds without notice are welcome."""
    if not all(name in form and value.fullmatch(form[name]) for name, value in _VALUES.items()):
        return False
    letters = "".join(name + ("" if name == SPOKEN else value) for name, value in sorted(form.items()))
    return not any(name not in form and name in letters for name in _SOMETIMES)
