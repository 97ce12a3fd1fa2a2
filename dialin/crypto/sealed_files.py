"""Seals files of any length, piece by piece: nobody reads one, and none is changed, reordered or cut off unnoticed.

The STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár (2015) over AES-256-GCM: each piece is sealed under
its number and whether it is the last, with a key of its own for each file.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HEAD = b"dialin sealed file 1\n"
SALT, LENGTH, TAG = 16, 4, 16  # bytes
PIECE = 1024 * 1024  # bytes; what is opened at a time


class NotOurs(Exception):
    """No file that was sealed here; the text says so in one sentence."""


class WrongFileKey(Exception):
    """None of the secrets opens it."""


class Damaged(Exception):
    """It was changed, or does not end where it was ended."""


def seal(pieces: Iterable[bytes], secret: str) -> Iterator[bytes]:
    """What to write to the file, in its order. Pieces are at most PIECE bytes long."""
    salt = secrets.token_bytes(SALT)
    key = _key(secret, salt)
    yield HEAD + salt
    for number, (piece, is_last) in enumerate(_with_last(pieces)):
        sealed = key.encrypt(_nonce(number, is_last=is_last), piece, HEAD)
        yield len(sealed).to_bytes(LENGTH, "big") + sealed


def unseal(file: BinaryIO, either: Sequence[str]) -> Iterator[bytes]:
    """The pieces, each when it is proved. Raises NotOurs, WrongFileKey, and Damaged, be it at the very end."""
    if file.read(len(HEAD)) != HEAD:
        raise NotOurs
    salt = file.read(SALT)
    keys = [_key(secret, salt) for secret in either]
    for number, (sealed, is_last) in enumerate(_with_last(_sealed_pieces(file))):
        opened, keys = _open(keys, _nonce(number, is_last=is_last), sealed)
        if opened is None:
            raise WrongFileKey if number == 0 and len(keys) == len(either) else Damaged
        yield opened


def _open(keys: list[AESGCM], nonce: bytes, sealed: bytes) -> tuple[bytes | None, list[AESGCM]]:
    """With whichever key opens it, alone from then on."""
    for key in keys:
        try:
            return key.decrypt(nonce, sealed, HEAD), [key]
        except InvalidTag:
            continue
    return None, keys


def _sealed_pieces(file: BinaryIO) -> Iterator[bytes]:
    while head := file.read(LENGTH):
        length = int.from_bytes(head, "big")
        sealed = file.read(length) if length <= PIECE + TAG else b""
        if len(sealed) != length or len(head) != LENGTH:
            raise Damaged
        yield sealed


def _with_last(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """There is always a last one, be it empty: so a file that was cut off is told from a short one."""
    held: bytes | None = None
    for piece in pieces:
        if held is not None:
            yield held, False
        held = piece
    yield held or b"", True


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _key(secret: str, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), length=32, salt=salt, info=b"dialin sealed file").derive(secret.encode()))
