"""What an answer of the public address means that is not the one of /voice/check."""

from urllib.parse import urlsplit

from dialin.cli.doctor.address.asking import Answer, Unreached, look_at
from dialin.cli.doctor.findings import Finding, wrong
from dialin.voice.refusals import TOLD_UNSIGNED

SIGN_IN = ("password", "passwort", "login", "log in", "sign in", "anmelden", "captcha")
ALL_THROUGH = "Let the proxy pass on whatever begins with /voice/ as it is."


def judge(answer: Answer, base: str) -> Finding:
    """base: the public address without user and password."""
    match answer.status:
        case status if 300 <= status < 400:
            return _redirected(answer, base)
        case 401 | 407:
            return wrong(
                f"{base} asks for a user and a password.",
                f"{ALL_THROUGH} Or write both into DIALIN_PUBLIC_URL, as https://user:password@host.",
            )
        case 403 | 406 | 409 | 429 | 451:
            return _refused(answer)
        case 404 | 405:
            return _elsewhere(answer, base)
        case 502 | 503 | 504:
            return wrong(
                f"A proxy answers at {base}, and reaches no server behind it ({answer.status}).",
                "Start dialin serve, and compare its host and port with those that the proxy passes on to.",
            )
    return _simply(answer) or _other_program(answer, base)


def _refused(answer: Answer) -> Finding:
    """By dialin, which says why, or by something in front of it."""
    if answer.text == TOLD_UNSIGNED:
        return wrong("Something on the way takes the signature away, which stands in a header.", ALL_THROUGH)
    if answer.text.startswith("The account is another"):
        return wrong("The server goes by another TWILIO_ACCOUNT_SID.", "Give it the same one, and start it anew.")
    if answer.text.startswith("Only this machine"):
        return wrong("The server checks no signatures.", "Remove DIALIN_CHECK_SIGNATURES there, and start it anew.")
    return wrong(
        f"Something in front of dialin refuses the provider's requests ({answer.status}).",
        "Let its firewall or its protection against robots leave out whatever begins with /voice/.",
    )


def _simply(answer: Answer) -> Finding | None:
    if answer.status == 413:
        return wrong("A proxy finds the provider's requests too large (413).", "Let it take 64 kB below /voice/.")
    if answer.status >= 500:
        return wrong(f"The server answers with an error ({answer.status}).", "See its log.")
    return None


def _redirected(answer: Answer, base: str) -> Finding:
    target, asked = urlsplit(answer.location or ""), urlsplit(base)
    is_same_host = target.hostname in (None, asked.hostname)
    if target.scheme == "https" and asked.scheme == "http" and is_same_host:
        return wrong(
            f"{base} leads over to https, and what was signed for http is refused there.",
            f"Set DIALIN_PUBLIC_URL=https://{target.netloc}{asked.path}, and the same in the provider's console.",
        )
    shown = target._replace(netloc=target.netloc.rpartition("@")[2], query="", fragment="").geturl()
    if any(word in (answer.location or "").lower() for word in (*SIGN_IN, "auth", "sso", "oauth")):
        return wrong(f"A page to sign in stands in front of {base}: it leads over to {shown}.", ALL_THROUGH)
    return wrong(
        f"{base} leads over to {shown}, and what was signed for the one is refused at the other.",
        "Set DIALIN_PUBLIC_URL to where it leads, or take the redirect away for whatever begins with /voice/.",
    )


def _elsewhere(answer: Answer, base: str) -> Finding:
    """Nothing there answers to /voice/check: which program it is, or below which path dialin lives."""
    parts = urlsplit(base)
    origin = f"{parts.scheme}://{parts.netloc}"
    if _is_dialin(base):
        return wrong(
            f"The server at {base} is of another version.", "Start it anew, so that it runs the version installed."
        )
    if parts.path and _is_dialin(origin):
        return wrong(
            f"dialin answers at {origin}, and not below {parts.path}.",
            f"Set DIALIN_PUBLIC_URL={origin}, or let the proxy pass {parts.path}/ on to dialin.",
        )
    return wrong(
        f"Another program than dialin answers at {base} ({answer.status}).",
        "Compare DIALIN_PUBLIC_URL, host, port and path, with what the proxy passes on to dialin serve.",
    )


def _is_dialin(base: str) -> bool:
    try:
        seen = look_at(f"{base}/healthz")
    except Unreached:
        return False
    return (seen.status, seen.text) == (200, "ok\n")


def _other_program(answer: Answer, base: str) -> Finding:
    if any(word in answer.text.lower() for word in SIGN_IN):
        return wrong(f"A page to sign in stands in front of {base}.", ALL_THROUGH)
    return wrong(
        f"Another program than dialin answers at {base} ({answer.status}).",
        "Compare DIALIN_PUBLIC_URL, host, port and path, with what the proxy passes on to dialin serve.",
    )
