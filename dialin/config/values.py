"""What a value may look like: each function raises ValueError with what to write instead, or returns the value."""

import os
import re
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

# What instructions show in the place of a value.
PLACEHOLDER = re.compile(
    r"…|\.\.\.|<[^>]*>|x{6,}|^x{3,}$|^\*+$|(?:change|replace|set|fill).?me\b|placeholder|\byour[-_ ]"
    r"|\$\(\w[^)]*\)|\$\{\w[^}]*\}|\{\{.*\}\}|^\[[a-z _-]+\]$|^(?:to.?do|tbd|fixme|none|null|undefined)$",
    re.IGNORECASE,
)
HOST = re.compile(r"(?!.*\.\.)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
UNDER = re.compile(r"(?!.*//)[A-Za-z0-9._~%/-]*")  # the path that dialin lives under
OWN_PAGES = re.compile(r"/voice/(?:incoming|status|fallback)$|/admin$")
LONGEST_NAME = 100  # characters
MOST_PRINTED, LONGEST_PRINTED = 4, 90  # lines and characters of whom a letter is from
RELATIVE_FILE = re.compile(r"(sqlite(?:\+\w+)?:///)(?!/|:|file:)(.+)")
COPY_IT = "copy it from the provider's console"
TWILIO_CREDENTIALS = {
    "TWILIO_ACCOUNT_SID": ("AC[0-9a-f]{32}", f"it is AC and 32 hexadecimal digits; {COPY_IT}"),
    "TWILIO_AUTH_TOKEN": ("[0-9a-f]{32}", f"it is 32 hexadecimal digits; {COPY_IT}"),
    "TWILIO_API_KEY": ("SK[0-9a-f]{32}", f"it is SK and 32 hexadecimal digits; {COPY_IT}"),
}


def no_placeholder(value: object) -> object:
    if isinstance(value, str) and PLACEHOLDER.search(value):
        raise ValueError("this only stands for a value; put your own in its place, or remove it")
    return value


def web_address(url: str) -> str:
    """Without a slash at its end."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("write it as https://host.example, with a path if the app lives under one")
    if parts.port == 0:
        raise ValueError("give a port between 1 and 65535, or none")
    if "_" in parts.hostname:
        raise ValueError("the provider refuses host names with an underscore")
    if not (HOST.fullmatch(parts.hostname) or ":" in parts.hostname) or not UNDER.fullmatch(parts.path.rstrip("/")):
        raise ValueError("it holds what no address has; write it as https://host.example, umlauts as xn--…")
    if OWN_PAGES.search(parts.path.rstrip("/")):
        raise ValueError("leave out the page, and write what stands before it, such as https://host.example")
    return url.rstrip("/")


def spoken_name(name: str) -> str | None:
    """As callers hear it; None for one of spaces alone."""
    if not name.isprintable() or len(name) > LONGEST_NAME:
        raise ValueError(f"write a name of letters that can be said, {LONGEST_NAME} characters at most")
    return name.strip() or None


def printed_lines(text: str) -> tuple[str, ...]:
    """Lines of a letter, with | between them: a sender's stand in one line above the address, too."""
    lines = tuple(line for part in text.split("|") if (line := " ".join(part.split())))
    if len(lines) > MOST_PRINTED or not text.isprintable() or sum(map(len, lines)) > LONGEST_PRINTED:
        raise ValueError(
            f"write up to {MOST_PRINTED} lines with | between them, {LONGEST_PRINTED} characters in all, "
            "such as Stadt Musterstadt | Rathausplatz 1 | 12345 Musterstadt"
        )
    return lines


def voice_name(voice: str) -> str:
    if not re.fullmatch(r"[A-Za-z]+(?:\.[A-Za-z0-9-]+)?", voice):
        raise ValueError("write each voice as the provider names it, such as Polly.Vicki-Neural")
    return voice


def voices_by_language(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if any(not equals or not voice.strip() for _, equals, voice in pairs):
        raise ValueError("write it as de=Polly.Vicki-Neural,en=Polly.Amy-Neural")
    if len({language.strip() for language, _, _ in pairs}) < len(pairs):
        raise ValueError("name each language once")
    return {language.strip(): voice_name(voice.strip()) for language, _, voice in pairs}


def at_most_two(text: str) -> tuple[str, ...]:
    tokens = tuple(part.strip() for part in text.split(",") if part.strip())
    if len(tokens) > 2:
        raise ValueError("give one token, or two separated by a comma while it is rotated")
    return tokens


def at_home(url: str, home: Path) -> str:
    """The file of an SQLite database lies in the home folder unless its whole path is given."""
    file = RELATIVE_FILE.fullmatch(url)
    return url if file is None else f"{file[1]}{home / file[2]}"


def folder(path: Path) -> Path:
    """One that this user can look into."""
    if not os.path.isdir(path):  # noqa: PTH112 (pathlib raises where a folder above is closed)
        raise ValueError(f"there is no folder {path.absolute()}; make it, or name another")
    if not os.access(path, os.R_OK | os.X_OK):
        raise ValueError(f"{path.absolute()} is closed to this user; run dialin as the user whose it is")
    return path.resolve()


def host_label(name: str) -> str:
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name):
        raise ValueError("write it as the provider does, such as ie1 for the region and dublin for the edge")
    return name


def odd_credentials(given: Mapping[str, Sequence[str]], *, provider_url: str) -> list[str]:
    """One sentence for each name whose value Twilio never gives; others that speak its API have ids of their own."""
    if not (urlsplit(provider_url).hostname or "").endswith("twilio.com"):
        return []
    forms = {name: (re.compile(form), says) for name, (form, says) in TWILIO_CREDENTIALS.items()}
    return [
        f"{name}: {says}"
        for name, (form, says) in forms.items()
        if any(not form.fullmatch(value) for value in given.get(name, ()))
    ]


def is_loopback(host: str) -> bool:
    """Whether this name or address is this machine's own."""
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return host == "localhost"
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback
