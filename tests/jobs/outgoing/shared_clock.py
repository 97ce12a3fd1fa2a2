"""A clock that several processes read, and one of them sets: time stands still while nobody lets it pass."""

import mmap
import struct
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from tests.building import EVENING

_SECONDS = struct.Struct("<d")


@dataclass
class SharedClock:
    """In a file: the seconds since EVENING."""

    path: Path
    _shared: mmap.mmap = field(init=False)

    def __post_init__(self) -> None:
        if not self.path.exists():
            self.path.write_bytes(_SECONDS.pack(0.0))
        with self.path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _SECONDS.size)

    def __call__(self) -> datetime:
        return EVENING + timedelta(seconds=_SECONDS.unpack(self._shared[:])[0])

    def set(self, now: datetime) -> None:
        self._shared[:] = _SECONDS.pack((now - EVENING).total_seconds())

    def close(self) -> None:
        self._shared.close()
