"""Signs a request as the provider does, with the token of the settings."""

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from dialin.provider.dialects import Dialect, Scheme

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Signer:
    """token: what webhooks are proved by, where the provider and we know the same secret."""

    token: str
    dialect: Dialect

    def headers(self, url: str, fields: Fields) -> dict[str, str]:
        return {self.dialect.headers[0]: self._signature(_as_signed(url), fields)}

    def _signature(self, url: str, fields: Fields) -> str:
        if self.dialect.scheme is Scheme.DISTINCT_VALUES:
            return str(RequestValidator(self.token).compute_signature(url, MultiDict(list(fields))))
        told = url + "".join(f"{name}{value}" for name, value in sorted(fields, key=lambda field: field[0]))
        return b64encode(hmac.new(self.token.encode(), told.encode(), hashlib.sha1).digest()).decode()


def can_sign(dialect: Dialect) -> bool:
    """Not where the provider has a key of its own, of which we know the public half alone."""
    return dialect.scheme is not Scheme.RAW_BODY


def _as_signed(url: str) -> str:
    """Without user and password, and over https without the port."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme == "https":
        host = host.removesuffix(f":{parts.port}")
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))
