"""Settings that are right by themselves, and not together with the others."""

from urllib.parse import urlsplit

from dialin.config.settings import Settings, parts_of
from dialin.config.values import is_loopback, odd_credentials


def misfits(settings: Settings) -> list[str]:
    """One sentence for each setting that is right by itself, and not together with the others."""
    return [
        *unsafe(settings),
        *_halves(settings),
        *odd_credentials(_credentials(settings), provider_url=settings.provider_url),
    ]


def unsafe(settings: Settings) -> list[str]:
    """One sentence for each way in which these settings would let strangers in, or secrets out."""
    wrong = []
    if settings.is_public and urlsplit(settings.public_url or "").scheme != "https":
        wrong.append("DIALIN_PUBLIC_URL: write it as https://…; http is for a trial on this machine only")
    if settings.is_public and not settings.check_signatures:
        wrong.append(
            "DIALIN_CHECK_SIGNATURES=false is for a trial on loopback only, and DIALIN_PUBLIC_URL is a public address. "
            "Remove one of the two."
        )
    provider = urlsplit(settings.provider_url)
    if provider.scheme != "https" and not is_loopback(provider.hostname or ""):
        wrong.append("TWILIO_API_URL: write it as https://…, since the token goes there; http is for this machine only")
    if settings.metrics_token and settings.metrics_token.get_secret_value() in _other_secrets(settings):
        wrong.append("DIALIN_METRICS_TOKEN is another secret as well. Draw one of its own: openssl rand -hex 32")
    return wrong


def _halves(settings: Settings) -> list[str]:
    pairs = (
        ("TWILIO_API_KEY", settings.api_key, "TWILIO_API_SECRET", settings.api_secret),
        ("DIALIN_SMTP_URL", settings.smtp_url, "DIALIN_MAIL_FROM", settings.mail_from),
    )
    return [
        f"{one if first else other} is set, and {other if first else one} is not. Set both, or remove the one."
        for one, first, other, second in pairs
        if (first is None) != (second is None)
    ]


def _credentials(settings: Settings) -> dict[str, list[str]]:
    """Those of Twilio's forms: what others give looks otherwise."""
    if settings.provider_name != "twilio":
        return {}
    return {
        "TWILIO_ACCOUNT_SID": [settings.account_sid] if settings.account_sid else [],
        "TWILIO_AUTH_TOKEN": [token.get_secret_value() for token in settings.auth_tokens],
        "TWILIO_API_KEY": [settings.api_key] if settings.api_key else [],
    }


def _other_secrets(settings: Settings) -> set[str]:
    given = (*settings.auth_tokens, settings.api_secret)
    return {*parts_of(settings.secret_key), *(one.get_secret_value() for one in given if one)}
