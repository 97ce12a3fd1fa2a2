"""What one key has sealed opens with that key alone, and says nothing of what it is."""

import pytest

from dialin.crypto.keyring import Keyring, is_sealed
from dialin.crypto.sealing_key import WrongSecretKey
from tests.every import every

OLD, NEW = "x" * 32, "y" * 32
NUMBER, PIN = "+493023125010", "748290"
ERNA = "Erna Müller, " + PIN


def test_a_number_looks_the_same_each_time_and_everything_else_new() -> None:
    key = Keyring([OLD]).first
    assert key.seal_number(NUMBER) == Keyring([OLD]).first.seal_number(NUMBER) != key.seal_number("+493023125011")
    assert key.seal_text(ERNA) != key.seal_text(ERNA)
    assert key.seal_bytes(ERNA.encode()) != key.seal_bytes(ERNA.encode())


def test_what_was_sealed_opens_again() -> None:
    keys = Keyring([OLD])
    for number in (NUMBER, "+1", "sip:" + "9" * 40):
        assert keys.open_text(keys.first.seal_number(number)) == number
    for text in (ERNA, "\0", "~nabcdefgh~", "ß" * 5000):
        assert keys.open_text(keys.first.seal_text(text)) == text
        assert keys.open_bytes(keys.first.seal_bytes(text.encode())) == text.encode()


def test_a_sealed_number_does_not_tell_how_long_it_is() -> None:
    key = Keyring([OLD]).first
    assert len({len(key.seal_number("+49" + "1" * digits)) for digits in range(1, 13)}) == 1


def test_nothing_that_is_sealed_has_a_digit_so_that_no_pin_stands_there_by_chance() -> None:
    key = Keyring([OLD]).first
    assert not any(sign.isdigit() for sign in key.seal_text("x" * 5000) + key.seal_number(NUMBER))


def test_a_former_key_still_opens_what_it_has_sealed_and_seals_until_the_database_says_otherwise() -> None:
    both, before = Keyring([NEW, OLD]), Keyring([OLD])
    assert both.open_text(before.first.seal_text(ERNA)) == ERNA
    assert both.present.id == before.first.id
    both.go_by(both.first.id)
    assert both.present.id == Keyring([NEW]).first.id
    assert Keyring([NEW]).open_text(both.present.seal_text(ERNA)) == ERNA


@every("sealed", [Keyring([OLD]).first.seal_text(ERNA), Keyring([OLD]).first.seal_number(NUMBER)])
def test_without_its_key_nothing_opens(sealed: str) -> None:
    with pytest.raises(WrongSecretKey, match="DIALIN_SECRET_KEY"):
        Keyring([NEW]).open_text(sealed)


@every(
    "change", [lambda text: text[:-2], lambda text: text[:-1], lambda text: text[:11], lambda text: text[:-2] + "zz"]
)
def test_what_was_changed_does_not_open(change) -> None:  # type: ignore[no-untyped-def]
    keys = Keyring([OLD])
    for sealed in (keys.first.seal_text(ERNA), keys.first.seal_number(NUMBER)):
        with pytest.raises(WrongSecretKey):
            keys.open_text(change(sealed))
    with pytest.raises(WrongSecretKey):
        keys.open_bytes(keys.first.seal_bytes(ERNA.encode())[:-1])


def test_a_number_does_not_pass_for_a_text_nor_a_text_for_a_number() -> None:
    keys = Keyring([OLD])
    number = keys.first.seal_number(NUMBER)
    with pytest.raises(WrongSecretKey):
        keys.open_text(number.replace("~n", "~f"))


@every(
    ("value", "is_so"),
    [
        (Keyring([OLD]).first.seal_text(""), True), (Keyring([OLD]).first.seal_bytes(b"RIFF"), True), ("~", False),
        ("", False), (None, False), (b"RIFF", False), ("~n1234567~", False), ("~xabcdefgh~", False), ({}, False),
        ('{"stage":"PinEntry"}', False), ("Wann kommt der Bus ~nabcdefgh~?", False),
    ],
)  # fmt: skip
def test_what_is_sealed_is_known_by_its_mark(value: object, is_so: bool) -> None:
    assert is_sealed(value) is is_so
