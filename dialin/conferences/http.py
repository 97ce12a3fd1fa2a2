"""How platforms are asked over HTTP: bounded in time and size, and never sent on to another address."""

from time import monotonic
from typing import TYPE_CHECKING

from dialin.conferences.promise import ConferenceTrouble, Reason

if TYPE_CHECKING:
    from requests import Response

TIME_OUTS = (4.0, 6.0)  # seconds: to connect, and between bytes of the answer
WHOLE = 10.0  # seconds for the whole answer
MOST_BYTES = 4 * 1024 * 1024  # of a server with hundreds of meetings
_PIECE = 64 * 1024
# What is packed may be a thousand times as large, and nobody on the evening's machine has to unpack it.
_PLAIN = {"Accept-Encoding": "identity", "User-Agent": "dialin"}


def fetch(
    url: str, *, token: str | None = None, time_outs: tuple[float, float] = TIME_OUTS, whole: float = WHOLE
) -> bytes:
    """What this address answers. Raises `ConferenceTrouble`, whose sentence holds no address: secrets stand in them."""
    import requests

    headers = _PLAIN if token is None else {**_PLAIN, "Authorization": f"Bearer {token}"}
    until = monotonic() + whole
    try:
        with (
            requests.Session() as session,
            session.get(url, headers=headers, timeout=time_outs, allow_redirects=False, stream=True) as answer,
        ):
            _demand_answer(answer)
            return _read(answer, until)
    except requests.Timeout:
        raise ConferenceTrouble(Reason.SLOW, "The platform does not answer in time.") from None
    except (requests.RequestException, OSError, ValueError) as error:  # the last: an address that none can ask
        said = f"The platform cannot be reached: {type(error).__name__}."
        raise ConferenceTrouble(Reason.UNREACHABLE, said) from None


def _demand_answer(answer: "Response") -> None:
    status = answer.status_code
    if 300 <= status < 400:
        raise ConferenceTrouble(Reason.MOVED, "The platform leads to another address, where nothing is asked.")
    if status in (401, 403):
        raise ConferenceTrouble(Reason.REFUSED, f"The platform answers {status}: the secret is not its own.")
    if status == 404:
        raise ConferenceTrouble(Reason.NONSENSE, "The platform answers 404: its API is not at this address.")
    if status != 200:
        raise ConferenceTrouble(Reason.UNREACHABLE, f"The platform answers {status}.")
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise ConferenceTrouble(Reason.NONSENSE, "The platform packs its answer, though it was asked not to.")


def _read(answer: "Response", until: float) -> bytes:
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    read = bytearray()
    try:
        while piece := answer.raw.read1(_PIECE, decode_content=False):
            read += piece
            if len(read) > MOST_BYTES:
                raise ConferenceTrouble(Reason.NONSENSE, f"The platform sends more than {MOST_BYTES} bytes.")
            if monotonic() > until:
                raise ConferenceTrouble(Reason.SLOW, "The platform takes too long for its answer.")
    except ReadTimeoutError:
        raise ConferenceTrouble(Reason.SLOW, "The platform stops in the middle of its answer.") from None
    except HTTPError as error:
        said = f"The platform breaks off: {type(error).__name__}."
        raise ConferenceTrouble(Reason.UNREACHABLE, said) from None
    return bytes(read)
