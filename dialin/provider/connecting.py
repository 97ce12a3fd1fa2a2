"""The provider that the settings name, and what they lack for it."""

from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterator

from dialin.config import Settings, SettingsRefused
from dialin.provider.dialects import Dialect, Scheme, dialect_of
from dialin.provider.dialects.telnyx import TELNYX
from dialin.provider.promise import Provider
from dialin.provider.regions import api_address, edge_of
from dialin.provider.telnyx import Telnyx
from dialin.provider.twilio import Twilio

KEY_BYTES = 32  # of Ed25519


def connect_provider(settings: Settings) -> Provider | None:
    """The provider of the account that the settings name; None without credentials. Connects on first use.

    Raises `SettingsRefused` with a line for each setting that this provider lacks, or has no use for.
    """
    if wrong := list(_unfit(settings, dialect_of(settings))):
        raise SettingsRefused("\n".join(wrong))
    if settings.rest_credentials is None:
        return None
    edge_of(settings)
    return Telnyx(settings) if dialect_of(settings) is TELNYX else Twilio(settings)


def _unfit(settings: Settings, dialect: Dialect) -> Iterator[str]:
    if settings.rest_credentials is not None and settings.account_sid is None:
        yield "TWILIO_ACCOUNT_SID is not set. Set it to the account that TWILIO_API_KEY belongs to."
    if settings.account_sid is not None and settings.rest_credentials is None and settings.auth_tokens:
        key, secret = dialect.sign_in
        yield f"TWILIO_API_KEY is not set. With {dialect.name} it is {key}, and TWILIO_API_SECRET {secret}. Set both."
    if settings.rest_credentials is not None and api_address(settings) is None:
        yield f"TWILIO_API_URL is not set. With {dialect.name} it is the address of your own space. Set it."
    if not dialect.has_regions:
        yield from _of_others(settings, dialect)
    if dialect.scheme is Scheme.RAW_BODY and not all(
        _is_public_key(one.get_secret_value()) for one in settings.auth_tokens
    ):
        yield f"TWILIO_AUTH_TOKEN: with {dialect.name} it is {dialect.proof}, 44 characters; copy it from the console"


def _of_others(settings: Settings, dialect: Dialect) -> Iterator[str]:
    for name, value in (("TWILIO_REGION", settings.region), ("TWILIO_EDGE", settings.edge)):
        if value is not None:
            yield f"{name} is set, and {dialect.name} knows none. Remove it."
    if settings.sms_from is not None and not dialect.has_messages:
        yield f"DIALIN_SMS_FROM is set, and dialin cannot send SMS by {dialect.name}. Remove it."


def _is_public_key(token: str) -> bool:
    try:
        return len(b64decode(token, validate=True)) == KEY_BYTES
    except (NoBase64, ValueError):
        return False
