"""Settings that cannot be used are refused by name, by every command and by the app itself under whatever server."""

from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from dialin.app import create_app
from dialin.config import Settings, SettingsRefused, read_settings
from dialin.demands import demand_usable
from tests.config.credentials import SECRET, TOKEN
from tests.databases import Databases
from tests.every import every


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    with databases.fresh("sqlite") as url:
        yield url


@every(
    ("given", "says"),
    [
        ({"office": "hello"}, "DIALIN_OFFICE: "),
        ({"office": "115"}, "DIALIN_OFFICE: "),
        ({"office": "030 23125900"}, "DIALIN_OFFICE: write the number as +493023125900"),
        ({"privacy_office": "+49 30 23125900"}, "DIALIN_PRIVACY_OFFICE: write the number as +493023125900"),
        ({"privacy_office": "nobody"}, "DIALIN_PRIVACY_OFFICE: "),
        ({"voices": "xx=Polly.Vicki"}, "DIALIN_VOICES: the line does not speak xx. It speaks de, en."),
        ({"call_abroad": "+43,+999"}, "DIALIN_CALL_ABROAD: +999 is no country. Remove it."),
        ({"call_abroad": "+43,+881"}, "DIALIN_CALL_ABROAD: +881 is no country. Remove it."),
        ({"region": "zz9"}, "TWILIO_EDGE is not set"),
        ({"database_url": "mysql://127.0.0.1/x"}, "DIALIN_DATABASE_URL cannot be used. Write it as sqlite:///"),
        (
            {"database_url": "postgresql+psycopg2://127.0.0.1/x"},
            "DIALIN_DATABASE_URL cannot be used. Write it as sqlite:///",
        ),
        ({"database_url": "postgresql+psycopg://db/x?pgbouncer=yes"}, "DIALIN_DATABASE_URL: where the server"),
        ({"database_url": "postgresql+psycopg://db/x?prepare_threshold=0"}, "DIALIN_DATABASE_URL: where the server"),
        ({"database_url": "postgresql+psycopg://u:p@h:port/x"}, "DIALIN_DATABASE_URL cannot be used. Write it as"),
        ({"database_url": "postgresql+psycopg://u:p@ss@h/x"}, "DIALIN_DATABASE_URL: in the password write @ as %40"),
        ({"database_url": "sqlite:///:memory:"}, "DIALIN_DATABASE_URL names no file"),
        ({"database_url": "sqlite://"}, "DIALIN_DATABASE_URL names no file"),
        ({"database_url": "sqlite:////srv/x.db?mode=ro"}, "DIALIN_DATABASE_URL: of SQLite it is a path alone"),
        ({"keep_days": "people=14,people=13"}, "DIALIN_KEEP_DAYS: Write people once."),
        ({"database_url": "dialin.db"}, "DIALIN_DATABASE_URL cannot be used. Write it as sqlite:///"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_by_the_app_as_well(given: dict[str, str], says: str) -> None:
    usual = {"public_url": "https://dialin.example", "secret_key": SECRET, "auth_tokens": TOKEN}
    settings = read_settings(**usual, account_sid="AC" + "1" * 32, **given)
    for judge in (demand_usable, create_app):
        with pytest.raises(SettingsRefused) as refused:
            judge(settings)
        assert str(refused.value).startswith(says), str(refused.value)


def test_a_list_of_recordings_that_no_provider_could_fetch_is_named(tmp_path) -> None:
    (tmp_path / "recordings.toml").write_text('[de]\n"greet" = "ftp://x"\n', encoding="utf-8")
    with pytest.raises(SettingsRefused, match=r"DIALIN_RECORDINGS: recordings\.toml, \[de\] greet"):
        demand_usable(read_settings(recordings=str(tmp_path)))


@every(
    ("changed", "named"),
    [
        ({"check_signatures": False}, "DIALIN_CHECK_SIGNATURES=false"),
        ({"public_url": "http://dialin.example"}, "DIALIN_PUBLIC_URL"),
        ({"public_url": None}, "DIALIN_PUBLIC_URL is not set"),
        ({"auth_tokens": ()}, "TWILIO_AUTH_TOKEN is not set"),
        ({"secret_key": None}, "DIALIN_SECRET_KEY is not set"),
    ],
)
def test_no_server_answers_with_settings_that_let_anybody_in(settings: Settings, changed: dict, named: str) -> None:
    with pytest.raises(SettingsRefused) as refused:
        create_app(settings.model_copy(update=changed))
    assert str(refused.value).startswith(named)


def test_the_usual_settings_are_usable(settings: Settings) -> None:
    demand_usable(settings)
    demand_usable(settings.model_copy(update={"auth_tokens": (SecretStr(TOKEN),), "voices": {"en": "Polly.Amy"}}))
