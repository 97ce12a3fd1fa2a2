"""Settings: read once from the environment or a .env file, frozen, and loud about which name is wrong."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class SettingsRefused(Exception):
    """The environment cannot be used; the text names each setting and what to change."""


class Settings(BaseSettings):
    """What an operator may set. Every field's alias is the name in the environment."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, populate_by_name=True
    )

    database_url: str = Field("sqlite:///dialin.db", alias="DIALIN_DATABASE_URL")
    public_url: str | None = Field(None, alias="DIALIN_PUBLIC_URL")
    secret_key: SecretStr | None = Field(None, alias="DIALIN_SECRET_KEY")
    check_signatures: bool = Field(True, alias="DIALIN_CHECK_SIGNATURES")
    log_format: Literal["text", "json"] = Field("text", alias="DIALIN_LOG_FORMAT")
    keep_days: str | None = Field(None, alias="DIALIN_KEEP_DAYS")
    city: str | None = Field(None, alias="DIALIN_CITY")
    office: str | None = Field(None, alias="DIALIN_OFFICE")
    privacy_office: str | None = Field(None, alias="DIALIN_PRIVACY_OFFICE")
    recordings: Path | None = Field(None, alias="DIALIN_RECORDINGS")
    voices: Annotated[dict[str, str], NoDecode] = Field(default_factory=dict, alias="DIALIN_VOICES")
    account_sid: str | None = Field(None, alias="TWILIO_ACCOUNT_SID")
    auth_tokens: Annotated[tuple[SecretStr, ...], NoDecode] = Field((), alias="TWILIO_AUTH_TOKEN")
    api_key: str | None = Field(None, alias="TWILIO_API_KEY")
    api_secret: SecretStr | None = Field(None, alias="TWILIO_API_SECRET")
    region: str | None = Field(None, alias="TWILIO_REGION")
    edge: str | None = Field(None, alias="TWILIO_EDGE")
    provider_url: str = Field("https://api.twilio.com", alias="TWILIO_API_URL")
    trusted_proxies: int = Field(0, ge=0, le=9, alias="DIALIN_TRUSTED_PROXIES")
    demand_second_factor: bool = Field(False, alias="DIALIN_DEMAND_SECOND_FACTOR")

    @field_validator("auth_tokens", mode="before")
    @classmethod
    def _split_tokens(cls, text: object) -> object:
        return tuple(part.strip() for part in text.split(",") if part.strip()) if isinstance(text, str) else text

    @field_validator("voices", mode="before")
    @classmethod
    def _split_voices(cls, text: object) -> object:
        if not isinstance(text, str):
            return text
        pairs = [part.partition("=") for part in text.split(",") if part.strip()]
        if any(not equals or not voice.strip() for _, equals, voice in pairs):
            raise ValueError("write it as de=Polly.Vicki-Neural,en=Polly.Amy-Neural")
        return {language.strip(): voice.strip() for language, _, voice in pairs}

    @field_validator("public_url", "provider_url")
    @classmethod
    def _strip_slash(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("write it as https://host.example, with a path if the app lives under one")
        if parts.port == 0:
            raise ValueError("give a port between 1 and 65535, or none")
        if "_" in parts.hostname:
            raise ValueError("the provider refuses host names with an underscore")
        return url.rstrip("/")

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and len(key.get_secret_value()) < 16:
            raise ValueError("give at least 16 characters, for example from: openssl rand -hex 32")
        return key

    @property
    def secret(self) -> str:
        """The secret key; raises `SettingsRefused` where none is set."""
        if self.secret_key is None:
            raise SettingsRefused("DIALIN_SECRET_KEY is not set. Set it to the output of: openssl rand -hex 32")
        return self.secret_key.get_secret_value()

    @property
    def other_passwords(self) -> tuple[str, ...]:
        """What else may be the password while the token is rotated: only the primary one counts once it has been."""
        return () if self.api_key and self.api_secret else tuple(one.get_secret_value() for one in self.auth_tokens[1:])

    @property
    def rest_credentials(self) -> tuple[str, str] | None:
        """User and password for the provider's REST API; the API key where given, else account and first token."""
        if self.api_key and self.api_secret:
            return self.api_key, self.api_secret.get_secret_value()
        if self.account_sid and self.auth_tokens:
            return self.account_sid, self.auth_tokens[0].get_secret_value()
        return None


def read_settings(**given: object) -> Settings:
    """Settings from the environment, overridden by `given`; raises `SettingsRefused` naming every wrong setting."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as refused:
        raise SettingsRefused("\n".join(_sentence(error) for error in refused.errors())) from None


def _sentence(error: object) -> str:
    assert isinstance(error, dict)
    name = ".".join(str(part) for part in error["loc"])
    return f"{name}: {str(error['msg']).removeprefix('Value error, ')}"


def is_loopback(host: str) -> bool:
    return host in LOOPBACK
