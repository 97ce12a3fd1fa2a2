"""Why the provider's requests are refused, in the log once a minute at most: one wrong setting stops every call."""

import logging
from datetime import datetime
from urllib.parse import urlsplit

from flask import Request

from dialin.config import Settings
from dialin.pace import Pace
from dialin.provider.dialects import dialect_of
from dialin.services import Services
from dialin.voice.signature import is_signed, raw_path

log = logging.getLogger(__name__)

LONGEST_ADDRESS = 200
# Whoever else tries addresses is no operator's worry: what has no signature, and names no call, is not warned of.
TOLD_UNSIGNED, TOLD_MISFIT = "The request has no signature.\n", "The signature does not fit.\n"
TOLD_ELSEWHERE = "This server signs for "
CHECKING = "voice.checking.seen"
UNSIGNED = "It carries no signature: if it came from the provider, a proxy in between has taken {} away."
MISFIT = (
    "Its signature does not fit. Compare the address entered at the provider with this one, of DIALIN_PUBLIC_URL "
    "(https or http, host, port, path), and TWILIO_AUTH_TOKEN with {}."
)
ELSEWHERE = "The token is right, but it was signed for {}: compare that with DIALIN_PUBLIC_URL."
OTHER_ACCOUNT = "It names another account than TWILIO_ACCOUNT_SID."
ONLY_HERE = "With DIALIN_CHECK_SIGNATURES=false only this machine is answered, and it came from another or by a proxy."
NO_ANSWER = (
    "%s was asked for by %s, and nothing answers there. Calls come in at %s/voice/incoming by POST, no slash behind it."
)


def warn_of_signature(request: Request, services: Services, pace: Pace) -> None:
    """Names the address as it should be signed for, and what to compare."""
    settings, now = services.settings, services.clock()
    is_providers = _has_signature(request, settings) or "CallSid" in request.form
    if is_providers and pace.allows(now):
        reasons = " ".join(_reasons(request, settings, now))
        log.warning("A request for %s is refused. %s", _asked(request, settings), reasons)


def told_of(request: Request, settings: Settings, now: datetime) -> str:
    """What the sender reads, by which `dialin doctor` knows what is in between.

    At the address that it asks, whoever has proved to know the token is told for which address this server signs.
    """
    if not _has_signature(request, settings):
        return TOLD_UNSIGNED
    if request.endpoint == CHECKING and _signed_elsewhere(request, settings, now):
        return f"{TOLD_ELSEWHERE}{_base(request, settings)}\n"
    return TOLD_MISFIT


def warn_of_account(request: Request, services: Services, pace: Pace) -> None:
    """The signature fits, and the call is another account's: a sub-account's number is set to our address."""
    if pace.allows(services.clock()):
        log.warning("A request for %s is refused. %s", _asked(request, services.settings), OTHER_ACCOUNT)


def warn_of_stranger(request: Request, services: Services, pace: Pace) -> None:
    if pace.allows(services.clock()):
        log.warning("A request for %s is refused. %s", _asked(request, services.settings), ONLY_HERE)


def warn_of_address(request: Request, services: Services, pace: Pace) -> None:
    """Nothing answers at this address, or not to this method."""
    if _has_signature(request, services.settings) and pace.allows(services.clock()):
        asked, base = _asked(request, services.settings), _base(request, services.settings)
        log.warning(NO_ANSWER, asked, request.method, base)


def _has_signature(request: Request, settings: Settings) -> bool:
    return any(name in request.headers for name in dialect_of(settings).headers)


def _reasons(request: Request, settings: Settings, now: datetime) -> list[str]:
    dialect = dialect_of(settings)
    if not _has_signature(request, settings):
        return [UNSIGNED.format(dialect.headers[0])]
    return [
        _signed_elsewhere(request, settings, now) or MISFIT.format(dialect.proof_compared),
        *([OTHER_ACCOUNT] if is_anothers(request, settings) else []),
    ]


def is_anothers(request: Request, settings: Settings) -> bool:
    """Whether the request is about a call of another account than ours."""
    return settings.account_sid not in (None, request.form.get("AccountSid", settings.account_sid))


def _signed_elsewhere(request: Request, settings: Settings, now: datetime) -> str | None:
    """Where the token is right and the address is not: the one that the provider asked, proved by its signature."""
    tokens = [token.get_secret_value() for token in settings.auth_tokens]
    for base in (f"{scheme}://{request.host}" for scheme in ("https", "http")):
        if is_signed(request, public_url=base, tokens=tokens, dialect=dialect_of(settings), now=now):
            return ELSEWHERE.format(base)
    return None


def _asked(request: Request, settings: Settings) -> str:
    """Without the query: asked by GET, it has the caller's number."""
    path = raw_path(request).partition("?")[0]
    return ascii(f"{_base(request, settings)}{path}"[:LONGEST_ADDRESS])[1:-1]


def _base(request: Request, settings: Settings) -> str:
    """Without the credentials that the address may have."""
    parts = urlsplit(settings.public_url or request.host_url.rstrip("/"))
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
