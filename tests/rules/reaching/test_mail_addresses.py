"""An email address is taken as people write it, and refused with what is wrong with it."""

from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.reaching.mail_addresses import read_email
from dialin.rules.refusals import Refused
from tests.every import every


@every(
    ("text", "read"),
    [
        ("", ""),
        ("  ", ""),
        ("erna@example.org", "erna@example.org"),
        (" Erna.Mueller+vhs@Stadt.Example.org ", "Erna.Mueller+vhs@Stadt.Example.org"),
        ("mailto:erna@example.org", "erna@example.org"),
        ("erna@\N{ZERO WIDTH SPACE}example.org", "erna@example.org"),
        ("info@bürgerbüro.example", "info@bürgerbüro.example"),
        ("info@xn--brgerbro-65ac.example", "info@xn--brgerbro-65ac.example"),
        ("o'neill_7@a-b.example", "o'neill_7@a-b.example"),
    ],
)
def test_an_address_is_taken_as_it_is_written(text: str, read: str) -> None:
    assert read_email(text) == read


@every(
    ("text", "said"),
    [
        ("erna", "the @ is missing"),
        ("erna.example.org", "the @ is missing"),
        ("erna@@example.org", "more than one"),
        ("erna@example.org, otto@example.org", "more than one"),
        ("erna@example.org;otto", "more than one"),
        ("Erna Müller <erna@example.org>", "more than one"),
        ("erna müller@example.org", "a blank"),
        ("erna @example.org", "a blank"),
        ("erna@ example.org", "a blank"),
        ("jörg@example.org", "a letter in front of the @"),
        ("erna@example", "no email address"),
        ("erna@", "no email address"),
        ("@example.org", "no email address"),
        ("erna@example..org", "no email address"),
        ("erna@-example.org", "no email address"),
        ("erna@example.o", "no email address"),
        ("erna@example.123", "no email address"),
        ("erna.@example.org", "no email address"),
        ("er(na)@example.org", "no email address"),
        ("x" * 65 + "@example.org", "no email address"),
        ("erna@example.org" + "g" * 254, "too long"),
        ("a\0@example.org", "no email address"),
    ],
)
def test_what_no_mail_reaches_is_refused_with_the_reason(text: str, said: str) -> None:
    refused = read_email(text)
    assert isinstance(refused, Refused)
    assert refused.field == "email"
    assert said in str(refused)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_an_address_nothing_or_refused(text: str) -> None:
    read = read_email(text)
    assert isinstance(read, Refused) or read == "" or (read.count("@") == 1 and not set(read) & set(" \t\n\0"))
