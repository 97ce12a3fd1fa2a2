"""A signed request on the way that the provider's take, and what becomes of it before dialin sees it."""

import json
from collections.abc import Iterable
from datetime import timedelta
from importlib.metadata import version
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from dialin.cli.doctor.address.answers import judge
from dialin.cli.doctor.address.asking import Answer, Unreached, ask, certified_until
from dialin.cli.doctor.address.misfits import explain, is_misfit
from dialin.cli.doctor.address.signing import Fields, Signer, can_sign
from dialin.cli.doctor.findings import Finding, fine, unseen, worth_a_look, wrong
from dialin.cli.doctor.house import House
from dialin.clock import wall_clock
from dialin.config import Settings
from dialin.provider.dialects import Dialect, dialect_of
from dialin.provider.regions import OWN_ADDRESS
from dialin.voice.refusals import TOLD_UNSIGNED

CHECK = "/voice/check"
# What proxies like to tidy up, and the provider signs as it stands.
QUERY = "?of=a%20b&of=%C3%A4+c&empty=&of=a%20b"
FIELDS: Fields = (
    ("CallSid", "CA" + "0" * 32), ("Digits", "1 2+3&4=5%6"), ("SpeechResult", "ä „ß“\r\n"), ("Note", "b"),
    ("Note", "a"), ("Empty", ""),
)  # fmt: skip
ADDRESSES = ("/voice/incoming", "/voice/status", "/voice/fallback")
LONG_ENOUGH = timedelta(days=14)  # the usual ones of 90 days are renewed a month before
ANEW = "Give the server the same settings as this command, and start it anew."


def look(house: House) -> Iterable[Finding]:
    settings = house.settings
    if not settings.check_signatures:
        yield unseen("signatures are not checked in a trial.")
        return
    if inside := of_inside(settings):
        yield inside
        return
    try:
        yield _way(house, settings.public_url or "")
    except Unreached as unreached:
        yield unreached.finding


def of_inside(settings: Settings) -> Finding | None:
    """An address at which no provider elsewhere reaches anything."""
    host = urlsplit(settings.public_url or "").hostname or ""
    try:
        is_inside = ip_address(host).is_private
    except ValueError:
        is_inside = host == "localhost" or host.endswith((".local", ".lan", ".internal", ".localhost", ".home.arpa"))
    if is_inside and settings.provider_url == OWN_ADDRESS:
        return wrong(
            f"{settings.shown_url} is an address inside, which the provider does not reach.",
            "Set DIALIN_PUBLIC_URL to the https address under which the whole world reaches the server.",
        )
    return None


def _way(house: House, base: str) -> Finding:
    settings, shown = house.settings, house.settings.shown_url or ""
    dialect = dialect_of(settings)
    if not can_sign(dialect):
        return _unsigned_way(base, shown, dialect)
    signer = Signer(settings.auth_tokens[0].get_secret_value(), dialect)
    plain = ask(base + CHECK, by=signer)
    seen = _seen(plain)
    if seen is None:
        return explain(house, base, plain) if is_misfit(plain) else judge(plain, shown)
    return (
        _other_house(house, seen)
        or _changed(base, signer)
        or _unguarded(base, shown)
        or _running_out(shown)
        or fine(f"Signed requests reach dialin at {shown} as they were sent, and others are refused.")
    )


def _unsigned_way(base: str, shown: str, dialect: Dialect) -> Finding:
    plain = ask(base + CHECK, by=None)
    if (plain.status, plain.text) != (403, TOLD_UNSIGNED):
        return judge(plain, shown)
    return (
        _unguarded(base, shown)
        or _running_out(shown)
        or fine(f"Requests reach dialin at {shown}, and unsigned ones are refused; only {dialect.name} can sign.")
    )


def _seen(answer: Answer) -> dict[str, Any] | None:
    """What dialin says it saw; None where that is not its answer."""
    if answer.status != 200 or not answer.is_json:
        return None
    try:
        said = json.loads(answer.text)
    except ValueError:
        return None
    return said if isinstance(said, dict) and "dialin" in said else None


def _other_house(house: House, seen: dict[str, Any]) -> Finding | None:
    settings = house.settings
    key = None if house.complains_of("database") else house.sealing_key()
    if None not in (key, seen.get("sealed_by")) and key != seen.get("sealed_by"):
        return wrong("The server that answers goes by another DIALIN_SECRET_KEY.", ANEW)
    account = None if house.complains_of("account") else settings.account_sid
    if None not in (account, seen.get("account")) and account != seen.get("account"):
        return wrong("The server that answers goes by another TWILIO_ACCOUNT_SID.", ANEW)
    if seen["dialin"] != version("dialin"):
        return wrong(
            f"The server that answers is version {seen['dialin']}, and this is {version('dialin')}.",
            "Start the server anew.",
        )
    return None


def _changed(base: str, signer: Signer) -> Finding | None:
    """Whether something on the way rewrites the query or the form."""
    for url, fields, what in ((base + CHECK + QUERY, (), "address behind the ?"), (base + CHECK, FIELDS, "form")):
        answer = ask(url, fields, by=signer)
        if is_misfit(answer):
            return wrong(
                f"Something on the way rewrites the {what} of requests, and the signature fits no more.",
                "Let the proxy pass on whatever begins with /voice/ as it is, byte for byte.",
            )
        if _seen(answer) is None:
            return judge(answer, base.rpartition("@")[2])
    return None


def _unguarded(base: str, shown: str) -> Finding | None:
    """Whether what nobody signed is refused, and by dialin, at the addresses that the provider is configured with."""
    for path in (CHECK, *ADDRESSES):
        answer = ask(base + path, by=None)
        if (answer.status, answer.text) == (403, TOLD_UNSIGNED):
            continue
        if is_misfit(answer):
            return wrong(
                "Something on the way signs what nobody has signed.",
                "Let the proxy set no signature of its own.",
            )
        if answer.status in (200, 204, 400):
            return wrong(
                f"{shown}{path} answers requests that nobody has signed.", f"Remove DIALIN_CHECK_SIGNATURES. {ANEW}"
            )
        return wrong(
            f"{shown}{path} is not answered by dialin ({answer.status}), though /voice/check is.",
            "Let the proxy pass on whatever begins with /voice/, and not some addresses only.",
        )
    return None


def _running_out(shown: str) -> Finding | None:
    until = certified_until(shown) if shown.startswith("https:") else None
    if until is None or until - wall_clock() > LONG_ENOUGH:
        return None
    days = (until - wall_clock()).days
    return worth_a_look(f"The certificate of {shown} runs out in {days} days.", "See why it was not renewed by itself.")
