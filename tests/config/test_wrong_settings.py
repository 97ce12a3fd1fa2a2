"""Whatever is wrong with a setting is refused by its name, with what to do; what is right is taken as it was meant."""

import os
import secrets
from pathlib import Path

import pytest

from dialin.config import Settings, SettingsRefused, is_loopback, read_settings
from tests.config.credentials import ACCOUNT, SECRET, TOKEN
from tests.every import every

NAMES = {str(field.alias) for field in Settings.model_fields.values()}


def refused(patch: pytest.MonkeyPatch, **environment: str) -> str:
    with patch.context() as only:
        for name, value in environment.items():
            only.setenv(name, value)
        with pytest.raises(SettingsRefused) as wrong:
            read_settings()
    return str(wrong.value)


def accepted(patch: pytest.MonkeyPatch, **environment: str) -> Settings:
    with patch.context() as only:
        for name, value in environment.items():
            only.setenv(name, value)
        return read_settings()


@every(
    ("name", "meant"),
    [
        ("DIALIN_CITTY", "DIALIN_CITY"),
        ("DIALIN_DATABASE", "DIALIN_DATABASE_URL"),
        ("DIALIN_SECRETKEY", "DIALIN_SECRET_KEY"),
        ("DIALIN_CHECK_SIGNATURE", "DIALIN_CHECK_SIGNATURES"),
        ("dialin_city", "DIALIN_CITY"),
        ("TWILIO_ACOUNT_SID", "TWILIO_ACCOUNT_SID"),
        ("TWILIO_AUTH_TOKENS", "TWILIO_AUTH_TOKEN"),
        ("TWILLIO_AUTH_TOKEN", "TWILIO_AUTH_TOKEN"),
        ("DAILIN_SECRET_KEY", "DIALIN_SECRET_KEY"),
    ],
)
def test_a_name_that_is_no_setting_is_refused_with_the_one_that_was_meant(monkeypatch, name, meant):
    assert refused(monkeypatch, **{name: "1"}) == f"{name} is not a setting. Did you mean {meant}?"


def test_a_name_like_no_other_is_to_be_removed(monkeypatch):
    assert refused(monkeypatch, DIALIN_ZEBRA="1") == "DIALIN_ZEBRA is not a setting. Remove it."


@every(
    "name",
    ["DIALIN_DATABASE_PASSWORD", "DIALIN_REQUIRE_BROWSER", "DIALIN_CHROMIUM", "DIALIN_TEST_POSTGRES_URL",
     "TWILIO_PROFILE", "TWILIO_LOG_LEVEL", "TWILIO_PHONE_NUMBER", "PATH_OF_DIALIN_CITTY"],
)  # fmt: skip
def test_what_others_read_beside_it_is_left_alone(monkeypatch, name):
    assert accepted(monkeypatch, **{name: "1"})


@every("name", ["CITY", "OFFICE", "DATABASE_URL", "SECRET_KEY", "CHECK_SIGNATURES", "REGION", "city"])
def test_no_setting_is_read_from_a_name_that_is_not_its_own(monkeypatch, name):
    """Anybody's CHECK_SIGNATURES=false once opened the webhooks to all."""
    assert accepted(monkeypatch, **{name: "false"}) == read_settings()


@every("name", NAMES)
@every(
    "value",
    ["…", "AC…", "...", "changeme", "change-me", "<your token>", "xxx", "xxxxxxxxxxxx", "your-auth-token", "***",
     "$(openssl rand -hex 32)", "${SECRET}", "{{ secret }}", "[your city]", "TODO", "tbd", "none", "set-me-please",
     "https://your-town.de"],
)  # fmt: skip
def test_what_only_stands_for_a_value_is_refused(monkeypatch, name, value):
    lines = refused(monkeypatch, **{name: value}).splitlines()
    assert [line for line in lines if line.startswith(f"{name}: ")]


@every(
    ("name", "value", "says"),
    [
        ("TWILIO_ACCOUNT_SID", "hello", "AC and 32"),
        ("TWILIO_ACCOUNT_SID", "AC" + "0" * 31, "AC and 32"),
        ("TWILIO_ACCOUNT_SID", TOKEN, "AC and 32"),
        ("TWILIO_AUTH_TOKEN", "a token", "32 hexadecimal"),
        ("TWILIO_AUTH_TOKEN", f"{TOKEN},{ACCOUNT}", "32 hexadecimal"),
        ("DIALIN_LOG_FORMAT", "xml", "'text' or 'json'"),
        ("DIALIN_CHECK_SIGNATURES", "perhaps", "boolean"),
        ("DIALIN_PUBLIC_URL", "dialin.example", "write it as https://"),
        ("DIALIN_PUBLIC_URL", "http://dialin.example", "https"),
        ("DIALIN_PUBLIC_URL", "http://192.0.2.1:8000", "https"),
        ("DIALIN_PUBLIC_URL", "http://127.0.0.1.dialin.example", "https"),
        ("DIALIN_PUBLIC_URL", "https://dialin .example", "what no address has"),
        ("DIALIN_PUBLIC_URL", "https://dialin..example", "what no address has"),
        ("DIALIN_PUBLIC_URL", "https://https://dialin.example", "what no address has"),
        ("DIALIN_PUBLIC_URL", "https://dialin.example,https://b.example", "what no address has"),
        ("DIALIN_PUBLIC_URL", "https://diälin.example", "xn--"),
        ("DIALIN_PUBLIC_URL", "https://dialin.example/voice/incoming", "leave out the page"),
        ("DIALIN_PUBLIC_URL", "https://dialin.example/admin/", "leave out the page"),
        ("TWILIO_API_URL", "http://api.twilio.com", "https"),
        ("DIALIN_TRUSTED_PROXIES", "one", "write a whole number"),
        ("DIALIN_CHECK_SIGNATURES", "nein", "write true or false"),
        ("TWILIO_AUTH_TOKEN", f"{TOKEN},{TOKEN},{TOKEN}", "two separated by a comma"),
        ("DIALIN_CITY", "Muster\x07stadt", "can be said"),
        ("DIALIN_CITY", "Musterstadt " * 20, "can be said"),
        ("DIALIN_VOICES", "de=Polly Vicki", "as the provider names it"),
        ("DIALIN_VOICES", "de=Polly.Vicki,de=Polly.Hans", "once"),
        ("DIALIN_METRICS_TOKEN", "einzweidrei vierfünfsechs", "without spaces"),
        ("DIALIN_RECORDINGS", "/nowhere/at/all", "no folder /nowhere/at/all"),
        ("DIALIN_HOME", "/nowhere/at/all", "no folder /nowhere/at/all"),
        ("DIALIN_VOICES", "de", "de=Polly"),
        ("TWILIO_REGION", "https://ie1", "ie1"),
        ("TWILIO_EDGE", "dublin.example", "dublin"),
        ("DIALIN_METRICS_TOKEN", "short", "16 characters"),
        ("DIALIN_LAND", "Pfalz", "two letters of the Land, one of BB, BE"),
        ("DIALIN_LAND", "XX", "two letters"),
        ("DIALIN_SMS_FROM", "Stadt Musterstadt", "a word of up to 11"),
        ("DIALIN_SMS_FROM", "0151 123456", "as +4915112345678"),
        ("DIALIN_CALL_ABROAD", "AT", "such as +43,+41"),
        ("DIALIN_CALL_ABROAD", "+43,+49", "of other countries"),
        ("DIALIN_CALLS_PER_SECOND", "0", "from 1 to 30"),
        ("DIALIN_CALLS_PER_SECOND", "31", "from 1 to 30"),
        ("DIALIN_CALLS_PER_SECOND", "nan", "from 1 to 30"),
        ("DIALIN_CALLS_PER_SECOND", "1,5", "a whole number"),
        ("DIALIN_CALLS_PER_SECOND", "2.5", "a whole number"),
        ("DIALIN_MAIL_FROM", "stadt.example", "one address"),
        ("DIALIN_MAIL_FROM", "a@stadt.example, b@stadt.example", "one address"),
        ("DIALIN_MAIL_FROM", "a@müsterstadt.example", "xn--"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(monkeypatch, name, value, says):
    said = refused(monkeypatch, **{name: value})
    assert said.startswith(name)
    assert says in said


@every(
    "key",
    ["short", "a" * 16, "a" * 64, "abcdefghijklmnop", "0123456789012345", "qwertzuiopasdfgh" * 2, "passwordpassword",
     "geheim-geheim-geheim", "DialinDialinDialin1", "abababababababababab", "secret key of dialin", ",",
     f"{SECRET}," * 3, f"{SECRET},", f",{SECRET}", f"{SECRET},{SECRET}"],
)  # fmt: skip
def test_a_secret_key_that_somebody_would_guess_is_refused(monkeypatch, key):
    said = refused(monkeypatch, DIALIN_SECRET_KEY=key)
    assert said.startswith("DIALIN_SECRET_KEY: ")
    assert key not in said.partition(": ")[2] or key == ","


def test_a_key_drawn_by_chance_is_taken(monkeypatch):
    for draw in (secrets.token_hex, secrets.token_urlsafe):
        for _ in range(50):
            key = draw(32)
            assert accepted(monkeypatch, DIALIN_SECRET_KEY=key).secret == key


def test_while_the_key_is_changed_the_new_one_comes_first_and_the_former_may_be_weak(monkeypatch):
    settings = accepted(monkeypatch, DIALIN_SECRET_KEY=f"{SECRET}, a weak one")
    assert (settings.secret, settings.former_secrets) == (SECRET, ("a weak one",))
    assert accepted(monkeypatch, DIALIN_SECRET_KEY=SECRET).former_secrets == ()
    assert "guess" in refused(monkeypatch, DIALIN_SECRET_KEY=f"{'a' * 16},{SECRET}")


def test_unproved_webhooks_and_a_public_address_exclude_each_other(monkeypatch):
    said = refused(monkeypatch, DIALIN_CHECK_SIGNATURES="false", DIALIN_PUBLIC_URL="https://dialin.example")
    assert said.startswith("DIALIN_CHECK_SIGNATURES=false")
    assert "DIALIN_PUBLIC_URL" in said
    for url in ("http://127.0.0.1:8000", "http://localhost", "http://[::1]:8000"):
        assert accepted(monkeypatch, DIALIN_CHECK_SIGNATURES="false", DIALIN_PUBLIC_URL=url)


@every(
    ("given", "value", "missing"),
    [
        ("TWILIO_API_KEY", "SK" + "0" * 32, "TWILIO_API_SECRET"),
        ("TWILIO_API_SECRET", SECRET, "TWILIO_API_KEY"),
        ("DIALIN_SMTP_URL", "smtp://127.0.0.1", "DIALIN_MAIL_FROM"),
        ("DIALIN_MAIL_FROM", "telefon@musterstadt.example", "DIALIN_SMTP_URL"),
    ],
)
def test_half_a_pair_is_refused(monkeypatch, given, value, missing):
    said = refused(monkeypatch, **{given: value})
    assert said == f"{given} is set, and {missing} is not. Set both, or remove the one."


def test_what_prometheus_knows_is_a_secret_of_its_own(monkeypatch):
    said = refused(monkeypatch, DIALIN_METRICS_TOKEN=SECRET, DIALIN_SECRET_KEY=SECRET)
    assert said == "DIALIN_METRICS_TOKEN is another secret as well. Draw one of its own: openssl rand -hex 32"


def test_what_the_provider_signs_in_with_is_not_shown(monkeypatch):
    settings = accepted(monkeypatch, DIALIN_PUBLIC_URL="https://city:geheim@dialin.example:8443/under/")
    assert settings.shown_url == "https://dialin.example:8443/under"


def test_a_city_of_spaces_is_none(monkeypatch):
    assert accepted(monkeypatch, DIALIN_CITY="  ").city is None
    assert accepted(monkeypatch, DIALIN_CITY=" Musterstadt ").city == "Musterstadt"


def test_all_that_is_wrong_is_said_at_once_and_each_setting_once(monkeypatch):
    said = refused(
        monkeypatch, DIALIN_CITTY="X", DIALIN_TRUSTED_PROXIES="x", DIALIN_PUBLIC_URL="http://dialin.example",
        TWILIO_ACCOUNT_SID="AC…", TWILIO_API_KEY="SK…", TWILIO_API_SECRET="secret", TWILIO_AUTH_TOKEN="a token",
    )  # fmt: skip
    assert [line.partition(" ")[0].rstrip(":") for line in said.splitlines()] == [
        "DIALIN_CITTY", "TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "DIALIN_TRUSTED_PROXIES", "DIALIN_PUBLIC_URL",
        "TWILIO_AUTH_TOKEN",
    ]  # fmt: skip


def test_who_speaks_twilios_api_elsewhere_has_ids_of_their_own(monkeypatch):
    elsewhere = {"TWILIO_API_URL": "https://city.signalwire.example/api/laml", "TWILIO_ACCOUNT_SID": "4f1c-9a"}
    assert accepted(monkeypatch, **elsewhere, TWILIO_AUTH_TOKEN="PT123").account_sid == "4f1c-9a"


def test_no_refusal_repeats_a_secret(monkeypatch):
    for name in ("DIALIN_SECRET_KEY", "TWILIO_AUTH_TOKEN", "DIALIN_METRICS_TOKEN", "DIALIN_SMTP_URL"):
        assert "zebra1" not in refused(monkeypatch, **{name: "zebra1"})


@every(
    ("host", "is_ours"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("localhost", True), ("::1", True), ("::ffff:127.0.0.1", True),
     ("0.0.0.0", False), ("", False), ("10.0.0.1", False), ("localhost.example", False), ("127.0.0.1.example", False)],
)  # fmt: skip
def test_loopback_is_this_machine_and_nothing_that_looks_like_it(host, is_ours):
    assert is_loopback(host) is is_ours


def write(folder: Path, *lines: str) -> None:
    (folder / ".env").write_text("\n".join(lines), encoding="utf-8")
    (folder / ".env").chmod(0o600)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home folder whose .env file is read, as for an operator."""
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    monkeypatch.setenv("DIALIN_HOME", str(tmp_path))
    return tmp_path


def test_everything_lies_in_the_home_folder_unless_its_whole_path_is_given(home, monkeypatch):
    (home / "sounds").mkdir()
    write(home, "DIALIN_CITY=Musterstadt", "DIALIN_RECORDINGS=sounds")
    settings = read_settings()
    assert settings.city == "Musterstadt"
    assert settings.recordings == home / "sounds"
    assert settings.database_url == f"sqlite:///{home}/dialin.db"
    assert accepted(monkeypatch, DIALIN_DATABASE_URL="sqlite:///a/b.db").database_url == f"sqlite:///{home}/a/b.db"
    for whole in ("sqlite:////srv/b.db", "sqlite:///:memory:", "postgresql+psycopg://db/dialin"):
        assert accepted(monkeypatch, DIALIN_DATABASE_URL=whole).database_url == whole


def test_without_a_home_the_current_folder_is_it(tmp_path, monkeypatch):
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "DIALIN_CITY=Musterstadt")
    assert (read_settings().city, read_settings().home) == ("Musterstadt", tmp_path)


def test_what_is_wrong_in_the_file_is_refused_as_well_and_no_line_of_it_is_repeated(home):
    write(
        home,
        "DIALIN_CITTY=X",
        "DIALIN_DATABASE_PASSWORD=geheim",
        "TWILIO_AUTH_TOKEN=…",
        "geheim geheim",
        "DIALIN_OFFICE",
    )
    with pytest.raises(SettingsRefused) as wrong:
        read_settings()
    said = str(wrong.value)
    assert "DIALIN_CITTY is not a setting. Did you mean DIALIN_CITY?" in said
    assert "TWILIO_AUTH_TOKEN: " in said
    assert f"Line 4 of {home}/.env cannot be read" in said
    assert f"Line 5 of {home}/.env cannot be read" in said
    assert "geheim" not in said


def test_the_home_folder_cannot_be_named_by_the_file_in_it(home):
    write(home, "DIALIN_HOME=/srv/dialin")
    with pytest.raises(SettingsRefused, match=r"DIALIN_HOME cannot be set in"):
        read_settings()


def test_a_name_that_stands_twice_or_takes_in_what_is_not_set_is_refused(home):
    write(home, "DIALIN_CITY=Musterstadt", "DIALIN_CITY=Beispielburg", "DIALIN_OFFICE=${THE_OFFICE}", "A=1", "B=${A}")
    with pytest.raises(SettingsRefused) as wrong:
        read_settings()
    assert str(wrong.value).splitlines() == [
        f"DIALIN_CITY is set more than once in {home}/.env. Keep one of its lines.",
        f"DIALIN_OFFICE in {home}/.env takes in THE_OFFICE, which is not set. Write the value itself.",
    ]


def test_a_file_that_is_no_text_is_refused(home):
    (home / ".env").write_bytes(b"DIALIN_CITY=\xff\xfe")
    with pytest.raises(SettingsRefused, match="it is not UTF-8"):
        read_settings()
    assert os.environ["DIALIN_HOME"] == str(home)


@every("name", ["DIALIN_LETTER_SENDER", "DIALIN_LETTER_SIGNATURE"])
def test_lines_of_a_letter_are_parted_by_a_stroke_and_are_few_and_short(monkeypatch, name):
    field = name.removeprefix("DIALIN_").lower()
    taken = accepted(monkeypatch, **{name: " Stadt  Musterstadt | Rathausplatz 1||12345 Musterstadt "})
    assert getattr(taken, field) == ("Stadt Musterstadt", "Rathausplatz 1", "12345 Musterstadt")
    assert getattr(read_settings(), field) == ()
    for wrong in ("a|b|c|d|e", "a" * 91, "Stadt\tMusterstadt"):
        assert f"{name}: write up to 4 lines with | between them" in refused(monkeypatch, **{name: wrong})
