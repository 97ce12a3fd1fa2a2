"""A new file about people: for its owner alone, and never in the place of another."""

import os
from pathlib import Path

from dialin.cli.output import CommandRefused


def write_new(out: Path, content: bytes) -> None:
    try:
        with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except OSError as trouble:
        raise CommandRefused(f"{out} cannot be written ({trouble.strerror}). Choose another file with --out.") from None
