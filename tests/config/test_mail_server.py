"""The mail server is read as its operator meant it, and never so that a password could be read on its way."""

import pytest
from pydantic import SecretStr

from dialin.config import read_settings
from dialin.config.mail_server import Encryption, MailServer, mail_address, read_mail_server
from tests.every import every

NONE, STARTTLS, TLS = Encryption.NONE, Encryption.STARTTLS, Encryption.TLS


@every(
    ("url", "expected"),
    [
        ("smtp://anna:zebra@mail.example", MailServer("mail.example", 587, STARTTLS, "anna", "zebra")),
        ("smtp://anna:zebra@mail.example:25", MailServer("mail.example", 25, STARTTLS, "anna", "zebra")),
        ("smtp://anna%40stadt.example:z%3Ae%2Fb%25@mail.example/",
         MailServer("mail.example", 587, STARTTLS, "anna@stadt.example", "z:e/b%")),
        ("smtp://anna:zebra@127.0.0.1:1025", MailServer("127.0.0.1", 1025, STARTTLS, "anna", "zebra")),
        ("smtp://anna:zebra@127.0.0.1?starttls=false", MailServer("127.0.0.1", 587, NONE, "anna", "zebra")),
        ("smtps://anna:zebra@mail.example", MailServer("mail.example", 465, TLS, "anna", "zebra")),
        ("smtps://mail.example:4650", MailServer("mail.example", 4650, TLS)),
        ("smtp://127.0.0.1:1025", MailServer("127.0.0.1", 1025, NONE)),
        ("smtp://[::1]:1025", MailServer("::1", 1025, NONE)),
        ("smtp://127.0.0.1?starttls", MailServer("127.0.0.1", 25, STARTTLS)),
        ("smtp://relay.example", MailServer("relay.example", 25, STARTTLS)),
        ("smtp://relay.example?starttls=false", MailServer("relay.example", 25, NONE)),
    ],
)  # fmt: skip
def test_a_server_is_encrypted_but_on_this_machine_unless_it_says_otherwise(url, expected):
    assert read_mail_server(url) == expected


@every(
    ("url", "says"),
    [
        ("mail.example", "write it as smtp://"), ("https://mail.example", "write it as smtp://"),
        ("smtp://", "write it as smtp://"), ("smtp://mail.example:0", "write it as smtp://"),
        ("smtp://mail.example:zebra", "%40"), ("smtp://anna:zeb/ra@mail.example", "%40"),
        ("smtp://anna@stadt:zebra@mail.example", "%40"), ("smtp://anna:zeb#ra@mail.example", "%40"),
        ("smtp://anna:zebra@mail.example/inbox", "%40"), ("smtp://anna:zeb%0d%0ara@mail.example", "umlauts"),
        ("smtp://anna:zebr%C3%A4@mail.example", "umlauts"),
        ("smtp://anna@mail.example", "user and password, or neither"),
        ("smtp://:zebra@mail.example", "user and password, or neither"),
        ("smtp://anna:zebra@mail_.example", "no host name"), ("smtp://anna:zebra@mäil.example", "xn--"),
        ("smtp://mail.example?tls=true", "only starttls"), ("smtp://mail.example?starttls=perhaps", "only starttls"),
        ("smtps://mail.example?starttls=false", "from the beginning"),
        ("smtp://anna:zebra@mail.example?starttls=false", "could be read on its way"),
    ],
)  # fmt: skip
def test_what_is_no_server_is_refused_without_its_password(url, says):
    with pytest.raises(ValueError, match=r".") as refused:
        read_mail_server(url)
    assert says in str(refused.value)
    assert "zeb" not in str(refused.value)


def test_the_settings_hand_out_the_server_and_show_no_password():
    settings = read_settings(smtp_url="smtp://anna:zebra@mail.example", mail_from="telefon@stadt.example")
    assert settings.mail_server == MailServer("mail.example", 587, STARTTLS, "anna", "zebra")
    assert isinstance(settings.smtp_url, SecretStr)
    assert "zebra" not in repr(settings) + repr(settings.mail_server)
    assert read_settings().mail_server is None


def test_how_people_are_reached_is_read_as_it_was_meant():
    settings = read_settings(land=" de-rp", call_abroad="+43, 0041,352", calls_per_second=" 2 ")
    assert (settings.land, settings.call_abroad, settings.calls_per_second) == ("RP", {"43", "41", "352"}, 2)
    usual = read_settings()
    assert (usual.land, usual.call_abroad, usual.calls_per_second) == (None, frozenset(), 1)


@every("address", ["telefon@stadt.example", "tele.fon+webinar@amt.stadt.example"])
def test_a_sender_is_one_plain_address(address):
    assert mail_address(f" {address} ") == address


@every("address", ["", "a@b", "@stadt.example", "a b@stadt.example", "a@stadt.example\r\nBcc: x@y.example", "a@@b.c"])
def test_what_is_no_address_is_no_sender(address):
    with pytest.raises(ValueError, match="one address"):
        mail_address(address)
