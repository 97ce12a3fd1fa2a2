"""Copies as files: compressed, sealed with the secret key, readable by nobody else, and whole or not there."""

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from dialin.cli.output import CommandRefused
from dialin.crypto.sealed_files import PIECE, Damaged, NotOurs, WrongFileKey, seal, unseal
from dialin.store.copies.lines import UnreadableCopy


def write_file(path: Path, lines: Iterable[bytes], secret: str) -> int:
    """Its size in bytes. Written beside its place and put there once it is whole; never over another file."""
    if path.exists():
        raise CommandRefused(f"{path} is there already, and stays. Give another name.")
    try:
        descriptor, beside = mkstemp(dir=path.parent, prefix=f".{path.name}.")  # for its owner alone
    except OSError as trouble:
        raise CommandRefused(f"Nothing can be written to {path.parent}: {trouble.strerror}.") from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in seal(_compressed(lines), secret):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).rename(path)
    except OSError as trouble:
        raise CommandRefused(f"{path} could not be written: {trouble.strerror}. Nothing is left of it.") from None
    finally:
        Path(beside).unlink(missing_ok=True)
    return path.stat().st_size


@contextmanager
def lines_of(path: Path, either: Sequence[str]) -> Iterator[Iterator[bytes]]:
    """The lines of a copy, each as it was proved to be right. Refuses in one sentence what is none, or not ours."""
    try:
        with path.open("rb") as file:
            yield _split(_plain(unseal(file, either)))
    except OSError as trouble:
        raise CommandRefused(f"{path} cannot be read: {trouble.strerror}.") from None
    except WrongFileKey:
        raise CommandRefused(
            f"{path} was made under another DIALIN_SECRET_KEY, or is damaged. Set that key, or take another copy."
        ) from None
    except (NotOurs, UnreadableCopy):
        raise CommandRefused(f"{path} is no copy that this version of dialin can read.") from None
    except (Damaged, zlib.error):
        raise CommandRefused(f"{path} is damaged, and nothing was changed. Take another copy.") from None


def _compressed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """In pieces of PIECE bytes at most."""
    squeeze, held = zlib.compressobj(), b""
    for line in lines:
        held += squeeze.compress(line)
        while len(held) >= PIECE:
            yield held[:PIECE]
            held = held[PIECE:]
    held += squeeze.flush()
    yield from (held[at : at + PIECE] for at in range(0, len(held), PIECE))


def _plain(pieces: Iterable[bytes]) -> Iterator[bytes]:
    spread = zlib.decompressobj()
    for piece in pieces:
        yield spread.decompress(piece)
        while spread.unconsumed_tail:
            yield spread.decompress(spread.unconsumed_tail, PIECE)
    if not spread.eof:
        raise Damaged


def _split(pieces: Iterable[bytes]) -> Iterator[bytes]:
    held = b""
    for piece in pieces:
        *whole, held = (held + piece).split(b"\n")
        yield from whole
