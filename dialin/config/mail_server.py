"""The mail server as an operator writes it, smtp://user:password@host:port, and as a sender of mails needs it."""

import re
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import SecretStr

from dialin.config.values import HOST, is_loopback

PORTS = {"smtp": 25, "smtps": 465}
PORT_TO_SUBMIT = 587  # where whoever signs in hands mails in
WRITE_IT = "write it as smtp://user:password@mail.example:587, or smtps://…:465"
_ESCAPES = "in user and password write @ as %40, / as %2F, : as %3A, # as %23, ? as %3F and % as %25"
_YES_OR_NO = {"": True, "true": True, "false": False}
_LONGEST = 254  # characters of an address that mail can reach
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([^@\s]+)")


class Encryption(Enum):
    NONE = "none"
    STARTTLS = "starttls"  # the connection becomes encrypted before anything is said
    TLS = "tls"  # it is from the beginning


@dataclass(frozen=True, slots=True)
class MailServer:
    host: str
    port: int
    encryption: Encryption
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def read_mail_server(url: str) -> MailServer:
    """Raises ValueError with what to write instead; never with what was written, which holds a password.

    Encrypted but on this machine, unless `?starttls=false` says otherwise; never so with a password.
    """
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:  # a port that is none
        raise ValueError(f"{WRITE_IT}; {_ESCAPES}") from None
    if parts.scheme not in PORTS or not host or port == 0:
        raise ValueError(WRITE_IT)
    if parts.path.strip("/") or parts.fragment or parts.netloc.count("@") > 1:
        raise ValueError(_ESCAPES)
    if not (HOST.fullmatch(host) or ":" in host):
        raise ValueError(f"its host holds what no host name has; {WRITE_IT}, umlauts as xn--…")
    if bool(parts.username) != bool(parts.password):
        raise ValueError(f"give user and password, or neither; {WRITE_IT}")
    user, password = (unquote(part) if part else None for part in (parts.username, parts.password))
    if any(not (part.isprintable() and part.isascii()) for part in (user, password) if part):
        raise ValueError("user and password can be of letters without umlauts, digits and signs only")
    encryption = _encryption(parts.scheme, parts.query, host=host, signs_in=user is not None)
    usual = PORT_TO_SUBMIT if user and parts.scheme == "smtp" else PORTS[parts.scheme]
    return MailServer(host, port or usual, encryption, user, password)


def readable(url: SecretStr) -> SecretStr:
    """It stays as it was written; raises ValueError."""
    read_mail_server(url.get_secret_value())
    return url


def _encryption(scheme: str, query: str, *, host: str, signs_in: bool) -> Encryption:
    wishes = dict(parse_qsl(query, keep_blank_values=True))
    if set(wishes) - {"starttls"} or wishes.get("starttls", "") not in _YES_OR_NO:
        raise ValueError("behind the ? only starttls=true or starttls=false can stand")
    if scheme == "smtps":
        if wishes:
            raise ValueError("smtps is encrypted from the beginning; leave out ?starttls, or write smtp://")
        return Encryption.TLS
    wants = _YES_OR_NO[wishes["starttls"]] if wishes else signs_in or not is_loopback(host)
    if not wants and signs_in and not is_loopback(host):
        raise ValueError("without starttls the password could be read on its way; leave out ?starttls=false")
    return Encryption.STARTTLS if wants else Encryption.NONE


def mail_address(address: str) -> str:
    """Of a sender; without a name, which mails get from the city."""
    written = _ADDRESS.fullmatch(address.strip())
    if written is None or len(address) > _LONGEST or not HOST.fullmatch(written[1]) or "." not in written[1]:
        raise ValueError("write one address, such as telefon@musterstadt.example, umlauts behind the @ as xn--…")
    return address.strip()
