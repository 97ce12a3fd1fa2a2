"""SIP addresses in an invitation, as a videoconference system dials them."""

import re

_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9._+~%-])(?P<scheme>sips?:(?://)?)?(?P<user>[A-Za-z0-9][A-Za-z0-9._+~%-]{0,80})@"
    r"(?P<host>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6})(?P<port>:\d{2,5})?",
    re.IGNORECASE,
)
_HOSTS = re.compile(
    r"zoomcrc\.com|(?:[\w.-]+\.)?webex\.com|meet\.chime\.in|[\w.-]*\.plcm\.vc|[\w.-]*\.bjn\.vc|[\w.-]*\.8x8\.vc|sip[\w-]*\.\S+"
    r"|meet\.teams\.\S+",
    re.IGNORECASE,
)
_OTHER_CLIENTS = re.compile(r"lync\.webex\.com", re.IGNORECASE)  # for Lync only
_BESIDE = re.compile(
    r"\bVideo\w*[ ]*:[ ]*$|\bSIP\b[^\n@]{0,40}\n?[ ]*$|Videoger\S{1,3}t[^\n@]{0,30}:?[ ]*\n?[ ]*$"
    r"|video system[^\n@]{0,40}\n?[ ]*$",
    re.IGNORECASE,
)
_TORN = re.compile(r"\n(?=[.@-]\w)|(?<=\w[.@-])\n(?=\w)|(?<=\d)\n(?=[\d@])")  # a narrow column's end in an address
_OPAQUE = re.compile(r";gruu|;opaque|conf:", re.IGNORECASE)


def find_sip(text: str) -> str | None:
    """The first that a videoconference answers; with its scheme."""
    whole, torn = _best(text), _best(_TORN.sub("", text))
    if whole is None or (torn is not None and (torn[0] < whole[0] or torn[1].startswith(whole[1] + "."))):
        return torn[1] if torn else None
    return whole[1]


def _best(text: str) -> tuple[int, str] | None:
    found = [_rank(text, one) for one in _ADDRESS.finditer(text)]
    ranked = sorted((one for one in found if one), key=lambda one: one[0])
    return ranked[0] if ranked else None


def _rank(text: str, found: re.Match[str]) -> tuple[int, str] | None:
    host, before = found["host"].rstrip("."), text[max(0, found.start() - 70) : found.start()]
    scheme = (found["scheme"] or "").lower().rstrip("/")
    if (
        _OTHER_CLIENTS.fullmatch(host)
        or before.lower().endswith("mailto:")
        or _OPAQUE.match(text[found.end() : found.end() + 8])
    ):
        return None
    if before.lower().endswith("conf:") or host.replace(".", "").isdigit():
        return None
    is_known, is_named = bool(_HOSTS.fullmatch(host)), bool(scheme or _BESIDE.search(before))
    if not (is_known and _is_meeting(found["user"], host)) and not is_named:
        return None
    return (0 if is_known else 1, f"{scheme or 'sip:'}{found['user']}@{host.lower()}{found['port'] or ''}")


def _is_meeting(user: str, host: str) -> bool:
    """People write from webex.com too; a meeting's address begins with a number, or is a tenant of its gateway."""
    return host.lower().startswith("m.webex") or "plcm" in host.lower() or bool(re.search(r"\d{4}", user))
