"""Email addresses as people write them: one that a mail can be sent to, or what is wrong with it.

Whether anybody reads there is for the mail to find out. Libraries that do this refuse names kept for examples, which
our tests are held to, or bring a client for DNS.
"""

import re
import unicodedata

from dialin.rules.refusals import Refused, mark

LONGEST_EMAIL = 254  # no mail reaches a longer one
_LONGEST_FRONT = 64
_FRONT = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_ENDING = re.compile(r"[^\W\d_]{2,}|xn--[a-z0-9-]+", re.IGNORECASE)


def read_email(text: str) -> str | Refused:
    """The address, or nothing where nothing was written."""
    if len(text) > LONGEST_EMAIL:
        longest = {"longest": str(LONGEST_EMAIL)}
        return Refused("The email address is too long. Write at most {longest} characters.", longest, field="email")
    seen = "".join(char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) != "Cf")
    written = re.sub(r"^mailto:\s*", "", seen.strip(), flags=re.IGNORECASE)
    return _refuse(written) or written


def _refuse(written: str) -> Refused | None:
    front, at, behind = written.partition("@")
    if not written:
        return None
    if not at:
        return _say(written, mark("“{email}” is no email address: the @ is missing. Write it as in erna@example.org."))
    if "@" in behind or re.search(r"[;,<>]", written):
        return _say(written, mark("“{email}” is more than one email address. Write one, as in erna@example.org."))
    if re.search(r"\s", written):
        return _say(written, mark("“{email}” has a blank in it, as no email address has. Write it without."))
    if front and not front.isascii():
        return _say(
            written, mark("“{email}” has a letter in front of the @ that mail does not reach, such as ä. Ask again.")
        )
    if len(front) > _LONGEST_FRONT or not _FRONT.fullmatch(front) or not _is_host(behind):
        return _say(written, mark("“{email}” is no email address. Write it as in erna@example.org."))
    return None


def _is_host(behind: str) -> bool:
    labels = behind.split(".")
    return len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and _ENDING.fullmatch(labels[-1]) is not None


def _say(written: str, sentence: str) -> Refused:
    return Refused(sentence, {"email": written[:60]}, field="email")
