"""An account at each provider, as it stands in the settings and as the rehearsal's company knows it."""

import base64
from dataclasses import dataclass

from pydantic import SecretStr

from dialin.config import Settings
from dialin.rehearsal.company import Company
from dialin.rehearsal.wire.dialect import TWILIO, Dialect
from dialin.rehearsal.wire.signalwire import SIGNALWIRE
from dialin.rehearsal.wire.telnyx import TELNYX, public_key
from tests.config.credentials import ACCOUNT, TOKEN

SPACE = "https://stadt.signalwire.com"
PROJECT = "b3877c40-da60-4998-90ad-b792e98472af"
PRIVATE = base64.b64encode(bytes(range(32))).decode()


@dataclass(frozen=True)
class Account:
    """key: with which the company signs. proof: what that is checked by. sign_in: to the REST API, beside the proof."""

    name: str
    dialect: Dialect
    sid: str
    key: str
    proof: str
    sign_in: tuple[str, str] | None = None

    def settings(self, url: str | None = None) -> dict[str, object]:
        key, secret = self.sign_in or (None, None)
        given = {"provider_name": self.name, "account_sid": self.sid, "auth_tokens": self.proof}
        given |= {"api_key": key, "api_secret": secret, "provider_url": url}
        return {name: value for name, value in given.items() if value is not None}

    def at(self, settings: Settings) -> Settings:
        """The settings of a house with this account."""
        key, secret = self.sign_in or (None, None)
        tokens, sealed = (SecretStr(self.proof),), None if secret is None else SecretStr(secret)
        changes = {"provider_name": self.name, "account_sid": self.sid, "auth_tokens": tokens}
        changes |= {"api_key": key, "api_secret": sealed}
        return settings.model_copy(update=changes | ({"provider_url": SPACE} if self.name == "signalwire" else {}))

    def speak(self, company: Company) -> None:
        company.speak(self.dialect)
        company.account_sid, company.sender.auth_token, company.auth_token = self.sid, self.key, self.key
        company.api_keys = dict([self.sign_in]) if self.sign_in else {}


ACCOUNTS = {
    account.name: account
    for account in (
        Account("twilio", TWILIO, ACCOUNT, TOKEN, TOKEN),
        Account("signalwire", SIGNALWIRE, PROJECT, "PSK" + "7" * 20, "PSK" + "7" * 20, (PROJECT, "PT" + "8" * 20)),
        Account("telnyx", TELNYX, PROJECT, PRIVATE, public_key(PRIVATE), ("1773070540731319841", "KEY" + "9" * 20)),
    )
}
OTHERS = ("signalwire", "telnyx")
