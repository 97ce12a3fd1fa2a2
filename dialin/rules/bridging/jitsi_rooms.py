"""Rooms of Jitsi: `room@conference.host`, as its servers name them, out of whatever a browser shows."""

import re
from urllib.parse import quote, unquote, urlsplit

_LONGEST = 250
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?", re.IGNORECASE)
_OF_TENANT = re.compile(r"\[([^\[\]@]+)\](.+)")


def read_room(text: str) -> str | None:
    """The room in the one form in which it is kept and compared; None for what names no room with its server.

    Jitsi tells no capitals apart in a room's name, and writes what is no letter of ASCII with percent signs.
    """
    written = text.strip()
    if not written or len(written) > _LONGEST or any(not sign.isprintable() for sign in written):
        return None
    name, host = _of_address(written) if "://" in written else _of_jid(written)
    if not name or not _HOST.fullmatch(host):
        return None
    return f"{_folded(name)}@{host.lower()}"


def _of_address(written: str) -> tuple[str, str]:
    """https://meet.example.org/Room, or with a tenant before the room."""
    try:
        parts = urlsplit(written)
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    tenant, _, name = parts.path.strip("/").rpartition("/")
    if parts.scheme not in ("https", "http") or "/" in tenant or not host:
        return "", ""
    return name, f"conference.{tenant + '.' if tenant else ''}{host}"


def _of_jid(written: str) -> tuple[str, str]:
    name, _, host = written.rpartition("@")
    of_tenant = _OF_TENANT.fullmatch(name)
    if of_tenant and host.startswith("conference."):
        return of_tenant[2], f"conference.{of_tenant[1]}.{host.removeprefix('conference.')}"
    return name, host


def _folded(name: str) -> str:
    return quote(unquote(name).lower(), safe="!$()*+,;=")
