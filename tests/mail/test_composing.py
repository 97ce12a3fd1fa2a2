"""A mail says whom it is from, is known again, and lets nobody write into its headers."""

from email import message_from_bytes
from email.policy import default

import pytest

from dialin.mail.composing import Sender, compose, recipient
from dialin.mail.promise import MailTrouble
from tests.every import every
from tests.mail.mails import MAIL, SENDER, mail, text_of


def travelled(of=MAIL, sender=SENDER):
    return message_from_bytes(compose(of, sender).as_bytes(), policy=default)


def test_it_is_from_the_city_and_asks_for_no_automatic_answer():
    message = travelled()
    assert message["From"] == "Musterstadt am Fluß <telefon@musterstadt.example>"
    assert message["Reply-To"] == "telefon@musterstadt.example"
    assert message["To"] == "erna@post.example"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "de"
    assert message.get_content_type() == "text/plain"
    assert text_of(message) == MAIL.text
    assert travelled(sender=Sender("a@stadt.example", None, "b@stadt.example"))["Reply-To"] == "b@stadt.example"


def test_the_same_mail_is_the_same_letter_by_letter_whenever_it_is_sent_again():
    assert compose(MAIL, SENDER).as_bytes() == compose(mail(), SENDER).as_bytes()
    assert travelled()["Message-ID"] == "<work-17@musterstadt.example>"
    assert travelled(mail(key="work-18"))["Message-ID"] != travelled()["Message-ID"]


@every(
    "line",
    ["\r\nBcc: thief@post.example", "\nBcc: thief@post.example", "\r\n\r\nHello", "\x0bBcc: x", "\u2028Bcc: x", "\x00"],
)
def test_no_value_becomes_a_line_of_the_header(line):
    usual = travelled()
    sender = Sender(SENDER.address, f"Musterstadt{line}")
    for message in (travelled(mail(subject=f"Ihr Platz{line}")), travelled(mail(language=f"de{line}")),
                    travelled(sender=sender)):  # fmt: skip
        assert message.keys() == usual.keys()
        assert text_of(message) == MAIL.text
    with pytest.raises(MailTrouble):
        compose(mail(to=f"erna@post.example{line}x"), SENDER)
    with pytest.raises(ValueError, match="key"):
        compose(mail(key=f"work-17{line}"), SENDER)


@every(
    ("address", "expected"),
    [
        (" erna@post.example ", "erna@post.example"),
        ("erna.mueller+webinar@post.example", "erna.mueller+webinar@post.example"),
        ("erna@müller.example", "erna@xn--mller-kva.example"),
        ("erna@MÜLLER.example", "erna@xn--mller-kva.example"),
        ("erna@faß.example", "erna@xn--fa-hia.example"),  # and not fass.example, where somebody else reads
    ],
)
def test_an_address_is_taken_with_umlauts_behind_its_at(address, expected):
    assert recipient(address) == expected


@every(
    "address",
    ["", "erna", "erna@", "@post.example", "erna@post", "a@b@post.example", "erna m@post.example",
     "Erna <erna@post.example>", "erna@post.example, karl@post.example", "ernä@post.example", "erna@post..example",
     "erna@" + "ä" * 70 + ".example", "e" * 300 + "@post.example", ".erna@post.example"],
)  # fmt: skip
def test_what_no_mail_could_reach_is_refused_for_good_and_not_repeated(address):
    with pytest.raises(MailTrouble) as trouble:
        recipient(address)
    assert not trouble.value.is_passing
    assert not trouble.value.may_be_done
    assert str(trouble.value) == "The mail address cannot be used. Correct it."


def test_lines_of_any_length_and_with_any_sign_arrive_as_they_were_written():
    text = "ß" * 2000 + "\n.\n..\nFrom here\n\N{SNOWMAN}\n" + "=3D\n"
    assert text_of(travelled(mail(text=text))) == text
