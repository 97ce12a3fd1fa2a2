"""A sealed file is opened as it was written or not at all, whatever was done to it."""

import io
import random

import pytest

from dialin.crypto.sealed_files import HEAD, SALT, Damaged, NotOurs, WrongFileKey, seal, unseal

SECRET = "x" * 32
PIECES = [b"Erna" * 50, "Müller".encode(), b"", b"z"]


def sealed(pieces: list[bytes] = PIECES) -> bytes:
    return b"".join(seal(pieces, SECRET))


def opened(file: bytes, *secrets: str) -> list[bytes]:
    return list(unseal(io.BytesIO(file), secrets or (SECRET,)))


def test_what_was_sealed_is_opened_by_any_of_the_secrets_and_never_looks_the_same_twice() -> None:
    assert opened(sealed()) == opened(sealed(), "another", SECRET) == PIECES
    assert opened(sealed([])) == [b""]
    assert sealed() != sealed()
    assert b"Erna" not in sealed()


def test_another_secret_or_no_such_file_is_told_apart_from_damage() -> None:
    with pytest.raises(WrongFileKey):
        opened(sealed(), "another", "and another")
    for file in (b"", b"SQLite format 3\0", HEAD[:-1]):
        with pytest.raises(NotOurs):
            opened(file)


def test_no_byte_can_be_changed_no_end_cut_off_and_nothing_put_on() -> None:
    whole = sealed()
    changed = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    cut = [whole[:at] for at in range(len(whole))]
    for file in (*changed, *cut, whole + b"\0", whole + whole):
        with pytest.raises((Damaged, NotOurs, WrongFileKey)):
            opened(file)


def test_pieces_cannot_be_put_in_another_order_or_come_from_another_file() -> None:
    pieces, other = list(seal(PIECES, SECRET)), list(seal(PIECES, SECRET))
    for _ in range(200):
        drawn = [pieces[0], *random.choices(pieces[1:] + other[1:], k=len(pieces) - 1)]
        if drawn != pieces:
            with pytest.raises((Damaged, WrongFileKey)):
                opened(b"".join(drawn))
    assert len(pieces[0]) == len(HEAD) + SALT
