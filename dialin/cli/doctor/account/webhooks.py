"""The three webhooks of each number on which an event is called; set right where that is wanted."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit, urlunsplit

from dialin.cli.doctor.account.beside import beside
from dialin.cli.doctor.findings import Finding, fine, unseen, worth_a_look, wrong
from dialin.cli.doctor.house import House
from dialin.provider.account import FALLBACK, POST, STATUS, VOICE, AccountDesk, Number, Webhook
from dialin.provider.regions import OWN_ADDRESS

NAMES = {VOICE: "a call comes in", STATUS: "call status changes", FALLBACK: "primary handler fails"}
PATHS = {VOICE: "/voice/incoming", STATUS: "/voice/status", FALLBACK: "/voice/fallback"}


def look(house: House) -> Iterable[Finding]:
    settings = house.settings
    if settings.public_url is None:
        yield unseen("DIALIN_PUBLIC_URL is not set.")
        return
    if settings.provider_url == OWN_ADDRESS and not settings.is_public:
        yield unseen("address comes first.")
        return
    numbers, without = house.numbers(), [event.slug for event in house.events() if not event.number]
    with house.desk() as desk:
        known = dict(zip(numbers, beside(desk.find_number, numbers), strict=True))
        found = [finding for number in numbers for finding in _of(number, known[number], house, desk)]
    yield from found
    for slug in without:
        yield worth_a_look(
            f"{slug} has no number of its own, so that none is looked at for it.",
            f"Run: dialin event set {slug} --number +49…",
        )
    if not found and not without:
        yield fine(", ".join(numbers) + " ask this server." if numbers else "No event is to come.")


def _of(number: str, found: Number | None, house: House, desk: AccountDesk) -> Iterator[Finding]:
    base = house.settings.public_url or ""
    if found is None:
        yield wrong(
            f"{number} is not a number of this account.",
            "Correct the event's number (dialin event set SLUG --number), or TWILIO_ACCOUNT_SID.",
        )
    elif not found.takes_calls:
        yield wrong(f"{number} takes no calls by voice.", "Choose another number, or set it to voice in the console.")
    elif found.handed_to:
        what = "a trunk" if found.handed_to.startswith("TK") else "a TwiML app"
        yield wrong(
            f"{number} is handed to {what} ({found.handed_to}), and its own webhooks are ignored.",
            "Take that off the number in the provider's console, then run: dialin doctor --fix",
        )
    elif wrong_ones := _differences(found, _wanted(base)):
        if house.complains_of("address") and (other := _other_base(found)):
            yield unseen(f"address comes first; {number} asks {_shown(other)}, which may be right.")
        else:
            yield _set(found, _wanted(base), wrong_ones, desk) if house.is_to_fix else _complaint(number, wrong_ones)


def _wanted(base: str) -> dict[str, Webhook]:
    return {kind: Webhook(f"{base}{path}", POST) for kind, path in PATHS.items()}


def _other_base(found: Number) -> str | None:
    """The address of a server to which all three lead, as they would to this one."""
    voice = found.webhooks[VOICE].url or ""
    base = voice.removesuffix(PATHS[VOICE])
    return base if base != voice and not _differences(found, _wanted(base)) else None


def _complaint(number: str, wrong_ones: list[str]) -> Finding:
    return wrong(f"The webhooks of {number} are not right: {'; '.join(wrong_ones)}.", "Run: dialin doctor --fix")


def _set(found: Number, wanted: Mapping[str, Webhook], before: list[str], desk: AccountDesk) -> Finding:
    left = _differences(desk.set_webhooks(found.sid, wanted), wanted)
    if left:
        return wrong(
            f"The webhooks of {found.number} were set, and the provider still says: {'; '.join(left)}.",
            "Set them in its console.",
        )
    return fine(f"The webhooks of {found.number} are set now. Before: {'; '.join(before)}.")


def _differences(found: Number, wanted: Mapping[str, Webhook]) -> list[str]:
    return [
        f"“{NAMES[kind]}” {_said(found.webhooks[kind], webhook)}"
        for kind, webhook in wanted.items()
        if not _is_same(found.webhooks[kind], webhook)
    ]


def _is_same(one: Webhook, other: Webhook) -> bool:
    return one.method.upper() == other.method and _bare(one.url) == _bare(other.url)


def _bare(url: str | None) -> str:
    """Host names know no capitals, and what stands behind a # is for the provider alone."""
    if url is None:
        return ""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, parts.query, ""))


def _said(found: Webhook, wanted: Webhook) -> str:
    if found.url is None:
        return "is not set"
    if _bare(found.url) == _bare(wanted.url):
        return f"is asked by {found.method} instead of {wanted.method}"
    return f"is {_shown(found.url)} instead of {_shown(wanted.url or '')}"


def _shown(url: str) -> str:
    """Without user and password."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, parts.fragment))
