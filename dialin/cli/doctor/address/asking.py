"""Posts to the public address as the provider does, and says why nothing came back."""

import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import requests
from cryptography.x509 import load_pem_x509_certificate
from urllib3.exceptions import NewConnectionError

from dialin.cli.doctor.address.signing import Fields, Signer
from dialin.cli.doctor.findings import Finding, wrong

TIME_OUTS = (3.0, 4.0)  # seconds: to connect, and between bytes of the answer
LARGEST = 64 * 1024  # bytes that are read of an answer


@dataclass(frozen=True, slots=True)
class Answer:
    """location: where a redirect leads; None without one."""

    status: int
    text: str
    location: str | None
    is_json: bool


class Unreached(Exception):
    """Nothing came back; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.says)
        self.finding = finding


def ask(url: str, fields: Fields = (), *, by: Signer | None, signed_for: str | None = None) -> Answer:
    """Raises `Unreached`. by: None for a request that nobody signs. signed_for: another address than is asked."""
    signed = by.headers(signed_for or url, fields) if by else {}
    return _send("POST", url, fields, {"User-Agent": "dialin doctor", **signed})


def look_at(url: str) -> Answer:
    """By GET; raises `Unreached`."""
    return _send("GET", url, (), {"User-Agent": "dialin doctor"})


def certified_until(url: str) -> datetime | None:
    """When the certificate there runs out, which was found valid before; None where that cannot be seen."""
    parts = urlsplit(url)
    try:
        shown = ssl.get_server_certificate((parts.hostname or "", parts.port or 443), timeout=TIME_OUTS[0])
        return load_pem_x509_certificate(shown.encode()).not_valid_after_utc
    except (OSError, ValueError):
        return None


def _send(method: str, url: str, fields: Fields, headers: dict[str, str]) -> Answer:
    try:
        with requests.request(
            method, url, data=list(fields), headers=headers, timeout=TIME_OUTS, allow_redirects=False, stream=True
        ) as answer:
            text = answer.raw.read(LARGEST, decode_content=True).decode("utf-8", "replace")
            kind = answer.headers.get("Content-Type", "")
            return Answer(answer.status_code, text, answer.headers.get("Location"), "json" in kind)
    except (requests.RequestException, OSError) as trouble:
        raise Unreached(_why(trouble, urlsplit(url).hostname or "")) from trouble


def _why(trouble: BaseException, host: str) -> Finding:
    chain = list(_causes(trouble))
    for cause in chain:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _of_certificate(cause, host)
        if isinstance(cause, ssl.SSLError):
            return wrong(
                f"{host} does not speak https on that port.",
                "Let the proxy listen for https there, with a certificate, or correct the port in DIALIN_PUBLIC_URL.",
            )
        if isinstance(cause, socket.gaierror):
            return wrong(
                f"The name {host} cannot be found.", "See its entry at the name server, and DIALIN_PUBLIC_URL."
            )
        if isinstance(cause, ConnectionRefusedError):
            return wrong(
                f"Nothing listens at {host} on that port.",
                "Start the proxy, or dialin serve, and see DIALIN_PUBLIC_URL.",
            )
    if any(isinstance(cause, requests.Timeout) for cause in chain):
        return wrong(f"{host} does not answer in time.", _OF_SILENCE)
    if any(isinstance(cause, NewConnectionError) for cause in chain):
        return wrong(f"{host} cannot be reached from here.", _OF_SILENCE)
    return wrong(f"{host} breaks the connection off.", "See the log of the proxy in front of dialin.")


_OF_SILENCE = (
    "See its firewall and proxy. If strangers do reach it, this machine cannot reach itself by its public address: "
    "run dialin doctor on another one."
)


def _causes(trouble: BaseException | None) -> Iterator[BaseException]:
    """The exception with those that it came of; urllib3 keeps them in three places."""
    seen: list[BaseException] = []
    waiting = [trouble]
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and not any(one is known for known in seen):
            seen.append(one)
            waiting += [getattr(one, "reason", None), one.__cause__, one.__context__, *_exceptions(one.args)]
    return iter(seen)


def _exceptions(values: Sequence[object]) -> list[BaseException]:
    return [value for value in values if isinstance(value, BaseException)]


def _of_certificate(refused: ssl.SSLCertVerificationError, host: str) -> Finding:
    match refused.verify_code:
        case 10:
            return wrong(
                f"The certificate of {host} has run out.", "Renew it, and see why that was not done by itself."
            )
        case 9:
            return wrong(f"The certificate of {host} is not valid yet.", "See the clock here, and the certificate.")
        case 18 | 19:
            return wrong(
                f"{host} has a certificate of its own making.", "The provider refuses it: get one of a known authority."
            )
        case 2 | 20 | 21:
            return wrong(
                f"The certificate of {host} leads to no authority that is known.",
                "Let the proxy send the whole chain (fullchain.pem), not the certificate alone.",
            )
        case 62 | 64:
            return wrong(
                f"The certificate there is not for {host}.",
                "Get one for this name, or correct the host in DIALIN_PUBLIC_URL.",
            )
    return wrong(f"The certificate of {host} is refused: {refused.verify_message}.", "Get another one.")
