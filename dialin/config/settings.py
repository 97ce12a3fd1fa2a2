"""What an operator may set, with its default, and which values cannot be meant."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from dialin.config import reaching
from dialin.config.mail_server import MailServer, mail_address, read_mail_server, readable
from dialin.config.secret_keys import fit_for_a_header, hard_to_guess, one_or_two
from dialin.config.values import (
    at_home,
    at_most_two,
    folder,
    host_label,
    is_loopback,
    no_placeholder,
    printed_lines,
    spoken_name,
    voices_by_language,
    web_address,
)


class SettingsRefused(Exception):
    """The environment cannot be used; the text names each setting and what to change, a line each.

    rest: the settings without those that are wrong, so that whatever else is wrong can be said with it.
    """

    def __init__(self, text: str, rest: "Settings | None" = None) -> None:
        super().__init__(text)
        self.rest = rest


class Settings(BaseSettings):
    """What an operator may set. Every field's alias is the name in the environment, and no other name is read there."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, case_sensitive=True
    )

    home: Path = Field(Path(), alias="DIALIN_HOME", validate_default=True)  # first: others lie in it
    database_url: str = Field("sqlite:///dialin.db", alias="DIALIN_DATABASE_URL", validate_default=True)
    public_url: str | None = Field(None, alias="DIALIN_PUBLIC_URL")
    secret_key: SecretStr | None = Field(None, alias="DIALIN_SECRET_KEY")
    check_signatures: bool = Field(True, alias="DIALIN_CHECK_SIGNATURES")
    log_format: Literal["text", "json"] = Field("text", alias="DIALIN_LOG_FORMAT")
    keep_days: str | None = Field(None, alias="DIALIN_KEEP_DAYS")
    city: str | None = Field(None, alias="DIALIN_CITY")
    office: str | None = Field(None, alias="DIALIN_OFFICE")
    privacy_office: str | None = Field(None, alias="DIALIN_PRIVACY_OFFICE")
    letter_sender: Annotated[tuple[str, ...], NoDecode] = Field((), alias="DIALIN_LETTER_SENDER")
    letter_signature: Annotated[tuple[str, ...], NoDecode] = Field((), alias="DIALIN_LETTER_SIGNATURE")
    metrics_token: SecretStr | None = Field(None, alias="DIALIN_METRICS_TOKEN")
    recordings: Path | None = Field(None, alias="DIALIN_RECORDINGS")
    voices: Annotated[dict[str, str], NoDecode] = Field(default_factory=dict, alias="DIALIN_VOICES")
    provider_name: Literal["twilio", "signalwire", "telnyx"] = Field("twilio", alias="DIALIN_PROVIDER")
    account_sid: str | None = Field(None, alias="TWILIO_ACCOUNT_SID")
    auth_tokens: Annotated[tuple[SecretStr, ...], NoDecode] = Field((), alias="TWILIO_AUTH_TOKEN")
    api_key: str | None = Field(None, alias="TWILIO_API_KEY")
    api_secret: SecretStr | None = Field(None, alias="TWILIO_API_SECRET")
    region: str | None = Field(None, alias="TWILIO_REGION")
    edge: str | None = Field(None, alias="TWILIO_EDGE")
    provider_url: str = Field("https://api.twilio.com", alias="TWILIO_API_URL")
    trusted_proxies: int = Field(0, ge=0, le=9, alias="DIALIN_TRUSTED_PROXIES")
    demand_second_factor: bool = Field(False, alias="DIALIN_DEMAND_SECOND_FACTOR")
    land: Annotated[str, AfterValidator(reaching.land)] | None = Field(None, alias="DIALIN_LAND")
    call_abroad: Annotated[frozenset[str], NoDecode, BeforeValidator(reaching.country_codes)] = Field(
        frozenset(), alias="DIALIN_CALL_ABROAD"
    )
    calls_per_second: Annotated[int, BeforeValidator(reaching.calls_per_second)] = Field(
        1, alias="DIALIN_CALLS_PER_SECOND"
    )
    sms_from: Annotated[str, AfterValidator(reaching.sms_sender)] | None = Field(None, alias="DIALIN_SMS_FROM")
    smtp_url: Annotated[SecretStr, AfterValidator(readable)] | None = Field(None, alias="DIALIN_SMTP_URL")
    mail_from: Annotated[str, AfterValidator(mail_address)] | None = Field(None, alias="DIALIN_MAIL_FROM")

    @field_validator("auth_tokens", mode="before")
    @classmethod
    def _split_tokens(cls, text: object) -> object:
        return at_most_two(text) if isinstance(text, str) else text

    @field_validator("voices", mode="before")
    @classmethod
    def _split_voices(cls, text: object) -> object:
        return voices_by_language(text) if isinstance(text, str) else text

    @field_validator("letter_sender", "letter_signature", mode="before")
    @classmethod
    def _split_lines(cls, text: object) -> object:
        return printed_lines(text) if isinstance(text, str) else text

    @field_validator("public_url", "provider_url")
    @classmethod
    def _strip_slash(cls, url: str | None) -> str | None:
        return None if url is None else web_address(url)

    @field_validator("home")
    @classmethod
    def _find_home(cls, home: Path) -> Path:
        return folder(home)

    @field_validator("database_url")
    @classmethod
    def _at_home(cls, url: str, info: ValidationInfo) -> str:
        return at_home(url, info.data.get("home", Path()))

    @field_validator("recordings")
    @classmethod
    def _find_recordings(cls, recordings: Path | None, info: ValidationInfo) -> Path | None:
        return None if recordings is None else folder(info.data.get("home", Path()) / recordings)

    @field_validator("secret_key")
    @classmethod
    def _hard_to_guess(cls, key: SecretStr | None) -> SecretStr | None:
        """The key before may be as weak as it was: changing it is the cure."""
        if key is not None:
            hard_to_guess(one_or_two(key.get_secret_value())[0])
        return key

    @field_validator("metrics_token")
    @classmethod
    def _no_less_hard(cls, token: SecretStr | None) -> SecretStr | None:
        return None if token is None else SecretStr(fit_for_a_header(hard_to_guess(token.get_secret_value())))

    @field_validator("city")
    @classmethod
    def _can_be_said(cls, city: str | None) -> str | None:
        return None if city is None else spoken_name(city)

    @field_validator("region", "edge")
    @classmethod
    def _one_label(cls, name: str | None) -> str | None:
        return None if name is None else host_label(name)

    @field_validator("*", mode="before")  # the last of them here, and so the first to look
    @classmethod
    def _no_placeholder(cls, value: object) -> object:
        return no_placeholder(value)

    @property
    def secret(self) -> str:
        """The secret key; raises `SettingsRefused` where none is set."""
        if self.secret_key is None:
            raise SettingsRefused("DIALIN_SECRET_KEY is not set. Set it to the output of: openssl rand -hex 32")
        return parts_of(self.secret_key)[0]

    @property
    def former_secrets(self) -> tuple[str, ...]:
        """The key before, while it is being changed: given behind the new one, after a comma."""
        return parts_of(self.secret_key)[1:]

    @property
    def secrets(self) -> tuple[str, ...]:
        """The present key, then the former one if there is one; raises `SettingsRefused` where none is set."""
        return (self.secret, *self.former_secrets)

    @property
    def mail_server(self) -> MailServer | None:
        """None where none is set: no mail is sent."""
        return None if self.smtp_url is None else read_mail_server(self.smtp_url.get_secret_value())

    @property
    def is_public(self) -> bool:
        """Whether others than this machine reach dialin at its address."""
        return self.public_url is not None and not is_loopback(urlsplit(self.public_url).hostname or "")

    @property
    def shown_url(self) -> str | None:
        """The public address without user and password, which are the provider's alone."""
        if self.public_url is None:
            return None
        parts = urlsplit(self.public_url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()

    @property
    def other_passwords(self) -> tuple[str, ...]:
        """What else may be the password while the token is rotated: only the primary one counts once it has been."""
        return () if self.api_key and self.api_secret else tuple(one.get_secret_value() for one in self.auth_tokens[1:])

    @property
    def rest_credentials(self) -> tuple[str, str] | None:
        """User and password for the provider's REST API; the API key where given, else account and first token.

        The token signs in at Twilio alone: elsewhere it only proves webhooks.
        """
        if self.api_key and self.api_secret:
            return self.api_key, self.api_secret.get_secret_value()
        if self.provider_name == "twilio" and self.account_sid and self.auth_tokens:
            return self.account_sid, self.auth_tokens[0].get_secret_value()
        return None


def parts_of(key: SecretStr | None) -> tuple[str, ...]:
    """Of a key that may be two, separated by a comma."""
    return () if key is None else tuple(part.strip() for part in key.get_secret_value().split(",") if part.strip())
