"""The mailbox of a rehearsal, over real SMTP."""

import smtplib
import socket
from email.message import EmailMessage

import pytest

from dialin.rehearsal.mailbox.mailbox import Mailbox
from dialin.rehearsal.mailbox.receiving import HOST, Receiving
from tests.rehearsal.webhooks import START
from tests.slowness import LONG_ENOUGH

ERNA, KARL = "erna@example.org", "karl@example.org"
CITY = "stadt@example.org"


@pytest.fixture
def receiving():
    with Receiving(Mailbox(), now=lambda: START) as running:
        yield running


def mail(*receivers, pdf=b""):
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = "Ihr Platz für morgen, größer", CITY, ", ".join(receivers)
    made.set_content("Guten Tag, Frau Müller.\n")
    if pdf:
        made.add_attachment(pdf, maintype="application", subtype="pdf", filename="brief.pdf")
    return made


def send(receiving, made, *, login=None):
    with smtplib.SMTP(HOST, receiving.port, timeout=LONG_ENOUGH) as smtp:
        if login:
            smtp.login(*login)
        return smtp.send_message(made)


def test_a_mail_is_kept_with_its_words_its_files_and_its_time(receiving):
    send(receiving, mail(ERNA, KARL, pdf=b"%PDF-1.7"))
    (kept,) = receiving.mailbox.mails_to(ERNA)
    assert kept in receiving.mailbox.mails_to(KARL)
    assert (kept.sender, kept.receivers, kept.at) == (CITY, (ERNA, KARL), START)
    assert (kept.subject, kept.text.strip()) == ("Ihr Platz für morgen, größer", "Guten Tag, Frau Müller.")
    (file,) = kept.attachments
    assert (file.name, file.content_type, file.content) == ("brief.pdf", "application/pdf", b"%PDF-1.7")


def test_an_address_can_be_refused_or_put_off_and_the_others_get_their_mail(receiving):
    receiving.mailbox.refuse(ERNA)
    assert send(receiving, mail(ERNA, KARL))[ERNA][0] == 550
    receiving.mailbox.accept_all()
    receiving.mailbox.defer(ERNA, times=1)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as caught:
        send(receiving, mail(ERNA))
    assert caught.value.recipients[ERNA][0] == 450
    send(receiving, mail(ERNA))
    assert [kept.receivers for kept in receiving.mailbox.mails] == [(KARL,), (ERNA,)]


def test_a_mailbox_that_is_away_refuses_connections_and_comes_back_where_it_was(receiving):
    port = receiving.port
    receiving.close()
    with pytest.raises(ConnectionRefusedError):
        send(receiving, mail(ERNA))
    receiving.open()
    assert receiving.port == port
    send(receiving, mail(ERNA))
    assert receiving.mailbox.mails_to(ERNA)


def test_a_mailbox_that_is_closed_as_soon_as_it_opens_is_away_too():
    # As a race: its thread has sometimes begun by then and sometimes not.
    for _ in range(50):
        receiving = Receiving(Mailbox(), now=lambda: START).open()
        receiving.close()
        with socket.create_server((HOST, receiving.port)):
            pass


def test_an_answer_can_be_lost_and_the_mail_is_there_all_the_same(receiving):
    receiving.mailbox.answers_lost = 1
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionError)):
        send(receiving, mail(ERNA))
    send(receiving, mail(KARL))
    assert len(receiving.mailbox.mails) == 2


def test_a_mailbox_with_a_password_takes_mail_only_with_it():
    with Receiving(Mailbox(user="stadt", password="a secret"), now=lambda: START) as receiving:
        assert receiving.url == f"smtp://stadt:a secret@127.0.0.1:{receiving.port}"
        with pytest.raises(smtplib.SMTPException):
            send(receiving, mail(ERNA))
        with pytest.raises(smtplib.SMTPAuthenticationError):
            send(receiving, mail(ERNA), login=("stadt", "wrong"))
        send(receiving, mail(ERNA), login=("stadt", "a secret"))
        assert len(receiving.mailbox.mails) == 1


def test_a_port_that_is_taken_is_said(receiving):
    with pytest.raises(OSError, match="in use"):
        Receiving(Mailbox(), now=lambda: START, port=receiving.port).open()
