"""A mail is handed over once, encrypted, and whatever goes wrong says whether it may be tried again."""

import asyncio
import socket
import ssl

import pytest

from dialin.config import read_settings
from dialin.config.mail_server import Encryption
from dialin.mail.promise import MailTrouble
from dialin.mail.smtp import connect_mailer
from tests.every import every
from tests.mail.mails import MAIL, mail, mailer, text_of
from tests.mail.servers import HOST, Mailbox, certificates, listening, mail_server

NONE, STARTTLS, TLS = Encryption.NONE, Encryption.STARTTLS, Encryption.TLS
ANNA = ("anna", "zebra")


def trouble_of(sender, one=MAIL):
    with pytest.raises(MailTrouble) as trouble:
        sender.send(one)
    return trouble.value


def test_the_server_takes_a_mail_as_it_was_written():
    box = Mailbox()
    with mail_server(box) as port:
        mailer(port).send(MAIL)
    assert [text_of(one) for one in box.mails] == [MAIL.text]
    assert box.recipients == ["erna@post.example"]
    assert box.helo == "musterstadt.example"


def test_the_settings_name_the_server_and_without_one_there_is_no_mailer():
    box = Mailbox()
    with mail_server(box) as port:
        settings = read_settings(
            smtp_url=f"smtp://{HOST}:{port}", mail_from="telefon@musterstadt.example", city="Musterstadt"
        )
        sender = connect_mailer(settings)
        assert sender is not None
        sender.send(MAIL)
    assert box.mails[0]["From"] == "Musterstadt <telefon@musterstadt.example>"
    assert connect_mailer(read_settings()) is None


@every(
    ("word", "answer", "is_passing"),
    [
        ("RCPT", "550 5.1.1 erna@post.example unknown", False), ("RCPT", "451 4.7.1 erna@post.example later", True),
        ("RCPT", "421 4.3.2 closing", True), ("MAIL", "550 5.7.1 not you", False), ("MAIL", "452 full", True),
        ("DATA", "554 5.6.0 looks like spam", False), ("DATA", "451 4.3.0 erna@post.example busy", True),
        ("DATA", "552 5.2.2 mailbox full", False),
    ],
)  # fmt: skip
def test_what_the_server_refuses_passes_or_not_as_it_says_and_nothing_is_repeated_of_it(word, answer, is_passing):
    box = Mailbox({word: answer})
    with mail_server(box) as port:
        trouble = trouble_of(mailer(port))
    assert (trouble.is_passing, trouble.may_be_done) == (is_passing, False)
    assert answer[:3] in str(trouble)
    assert "erna" not in str(trouble)
    assert box.mails == []


def test_a_server_that_breaks_off_after_the_mail_may_have_taken_it():
    box = Mailbox({"DATA": ""})
    with mail_server(box) as port:
        trouble = trouble_of(mailer(port))
        assert len(box.mails) == 1
        box.answers.clear()
        mailer(port).send(MAIL)
    assert (trouble.is_passing, trouble.may_be_done) == (True, True)
    assert box.mails[0]["Message-ID"] == box.mails[1]["Message-ID"]


class Silent(asyncio.Protocol):
    """Takes a connection and never says a word."""


class NoMail(asyncio.Protocol):
    """What stands on a port that another program has."""

    def connection_made(self, transport):
        transport.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        transport.close()


class Busy(asyncio.Protocol):
    def connection_made(self, transport):
        transport.write(b"554 5.3.2 no\r\n")
        transport.close()


@every("protocol", [Silent, NoMail, Busy])
def test_a_server_that_is_none_or_not_ready_is_asked_again_later(protocol):
    with listening(protocol) as port:
        trouble = trouble_of(mailer(port, patience=0.2))
    assert (trouble.is_passing, trouble.may_be_done) == (True, False)


def test_a_server_that_is_away_is_asked_again_later():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        trouble = trouble_of(mailer(taken.getsockname()[1]))
    assert (trouble.is_passing, trouble.may_be_done) == (True, False)
    assert str(trouble) == "The mail server cannot be reached."


@pytest.fixture
def believed(tmp_path):
    return certificates(tmp_path)


def test_a_connection_is_encrypted_before_anybody_signs_in(believed):
    box = Mailbox()
    with mail_server(box, tls_context=believed.ours, require_starttls=True) as port:
        mailer(port, STARTTLS, tls=believed.theirs, sign_in=ANNA).send(MAIL)
    with mail_server(box, tls=believed.ours, auth_require_tls=False) as port:
        mailer(port, TLS, tls=believed.theirs, sign_in=ANNA).send(mail(key="work-18"))
    assert len(box.mails) == 2
    assert box.signed_in == ["anna", "anna"]


def test_a_certificate_that_nobody_vouches_for_gets_neither_password_nor_mail(believed):
    box = Mailbox()
    with mail_server(box, tls_context=believed.ours) as port:
        assert "certificate" in str(trouble_of(mailer(port, STARTTLS, sign_in=ANNA)))
    with mail_server(box, tls=believed.ours) as port:
        assert "certificate" in str(trouble_of(mailer(port, TLS, sign_in=ANNA)))
    assert (box.mails, box.signed_in) == ([], [])


def test_a_certificate_of_another_name_is_none(tmp_path):
    others = certificates(tmp_path, "192.0.2.1")
    box = Mailbox()
    with mail_server(box, tls_context=others.ours) as port:
        trouble = trouble_of(mailer(port, STARTTLS, tls=others.theirs))
    assert "certificate" in str(trouble)
    assert trouble.is_passing


def test_a_server_without_encryption_gets_nothing_where_it_is_demanded(believed):
    box = Mailbox()
    with mail_server(box, auth_require_tls=False) as port:
        trouble = trouble_of(mailer(port, STARTTLS, tls=believed.theirs, sign_in=ANNA))
    assert "DIALIN_SMTP_URL" in str(trouble)
    assert trouble.is_passing
    assert (box.mails, box.signed_in) == ([], [])


def test_a_wrong_password_keeps_the_mail_until_somebody_has_mended_it():
    box = Mailbox()
    with mail_server(box, auth_require_tls=False) as port:
        trouble = trouble_of(mailer(port, sign_in=("anna", "tiger")))
    assert "user and password" in str(trouble)
    assert "tiger" not in str(trouble)
    assert (trouble.is_passing, trouble.may_be_done) == (True, False)


def test_without_a_word_the_system_says_which_certificates_count():
    assert mailer(25)._tls.verify_mode is ssl.CERT_REQUIRED
    assert mailer(25)._tls.check_hostname
