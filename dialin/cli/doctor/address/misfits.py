"""Why the server does not know a signature: it is tried for other addresses and by the other token."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from dialin.cli.doctor.account.standing import REFUSED
from dialin.cli.doctor.address.asking import Answer, ask
from dialin.cli.doctor.address.signing import Signer
from dialin.cli.doctor.findings import Finding, unseen, wrong
from dialin.cli.doctor.house import House
from dialin.config import Settings
from dialin.provider.dialects import dialect_of
from dialin.voice.refusals import TOLD_ELSEWHERE, TOLD_MISFIT

CHECK = "/voice/check"


def is_misfit(answer: Answer) -> bool:
    return answer.status == 403 and answer.text.startswith((TOLD_MISFIT, TOLD_ELSEWHERE))


def explain(house: House, base: str, answer: Answer) -> Finding:
    """Raises `Unreached`. base: the public address, as it is asked; answer: what came back."""
    settings = house.settings
    if answer.text.startswith(TOLD_ELSEWHERE):
        return _signs_for(answer.text.removeprefix(TOLD_ELSEWHERE).strip(), settings)
    signers = [Signer(token.get_secret_value(), dialect_of(settings)) for token in settings.auth_tokens]
    for former in signers[1:]:
        if _is_known(base, former):
            return wrong(
                "The server knows the former TWILIO_AUTH_TOKEN alone.", "Start it anew, so that it knows both of them."
            )
    for other in _other_addresses(base):
        if _is_known(base, signers[0], signed_for=other):
            return _signs_for(other, settings)
    if house.complains_of("account", REFUSED):
        return unseen("the account's token comes first.")
    return wrong(
        f"The server at {settings.shown_url} does not know the signature.",
        "It goes by another TWILIO_AUTH_TOKEN or DIALIN_PUBLIC_URL, or something on the way changes the address: give "
        "it the settings of this command, start it anew, and see its log, which names the address that it signs for.",
    )


def _signs_for(other: str, settings: Settings) -> Finding:
    return wrong(
        f"The server signs for {other}, and DIALIN_PUBLIC_URL here is {settings.shown_url}.",
        "Set the same address here, for the server and in the provider's console, and start the server anew.",
    )


def _is_known(base: str, by: Signer, *, signed_for: str | None = None) -> bool:
    return ask(base + CHECK, by=by, signed_for=f"{signed_for or base}{CHECK}").status == 200


def _other_addresses(base: str) -> Iterator[str]:
    """By which the server may go: http for https, with and without port, path and www."""
    parts = urlsplit(base)
    name, port = parts.hostname or "", parts.port
    hosts = [name, name.removeprefix("www.") if name.startswith("www.") else f"www.{name}"]
    seen = {_plain(base)}
    for scheme in dict.fromkeys((parts.scheme, "https", "http")):
        for host in hosts:
            for place in dict.fromkeys((host, f"{host}:{port}" if port else host)):
                for path in dict.fromkeys((parts.path, "")):
                    other = f"{scheme}://{place}{path}"
                    if _plain(other) not in seen:
                        seen.add(_plain(other))
                        yield other


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}{parts.path}"
