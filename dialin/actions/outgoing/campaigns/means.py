"""What the operator has set for reaching people, and what is missing before anybody can be called."""

from collections.abc import Collection
from dataclasses import dataclass

from dialin.config import Settings
from dialin.provider.dialects import dialect_of
from dialin.rules.refusals import Refused

NO_PROVIDER = Refused(
    "No account of a telephone provider is set, so that nobody can be called. "
    "Whoever runs dialin sets TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN."
)
NO_ADDRESS = Refused(
    "The provider does not know where to reach dialin, so that nobody can be called. "
    "Whoever runs dialin sets DIALIN_PUBLIC_URL."
)


@dataclass(frozen=True, slots=True)
class Means:
    """per_second: calls by all workers together. land: whose holidays count. missing: why nobody can be called.

    can_mail: a mail server is set. can_text: the provider sends SMS in a form that dialin speaks.
    """

    per_second: int = 1
    land: str | None = None
    abroad: Collection[str] = ()
    missing: Refused | None = None
    can_mail: bool = True
    can_text: bool = True


def means_of(settings: Settings) -> Means:
    missing = NO_ADDRESS if settings.public_url is None else None
    if settings.rest_credentials is None:
        missing = NO_PROVIDER
    can_mail, can_text = settings.mail_server is not None, dialect_of(settings).has_messages
    return Means(settings.calls_per_second, settings.land, settings.call_abroad, missing, can_mail, can_text)
