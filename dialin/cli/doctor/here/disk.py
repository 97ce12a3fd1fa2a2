"""There is room where the database, its copies and the recordings lie."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import make_url

from dialin.cli.doctor.findings import Finding, fine, worth_a_look, wrong
from dialin.cli.doctor.house import House
from dialin.config import Settings

TOO_LITTLE, LITTLE = 200, 1000  # MB; an evening's recordings and log take some tens
FEWEST_FILES = 1000


def look(house: House) -> Iterable[Finding]:
    least: float | None = None
    for place in _one_per_disk(house.settings):
        disk = os.statvfs(place)
        megabytes = disk.f_bavail * disk.f_frsize / 1e6
        least = megabytes if least is None else min(least, megabytes)
        if disk.f_files > 0 and disk.f_favail < FEWEST_FILES:
            yield wrong(
                f"Only {disk.f_favail} more files can be made in {place}.", "Delete old ones, or move logs away."
            )
        elif megabytes < TOO_LITTLE:
            yield wrong(
                f"Only {megabytes:.0f} MB are free where {place} lies.", "Make room: delete old backups and logs."
            )
        elif megabytes < LITTLE:
            yield worth_a_look(f"{megabytes:.0f} MB are free where {place} lies.", "Make room before it is needed.")
    if least is not None and least >= LITTLE:
        yield fine(f"{least / 1000:.0f} GB are free.")


def _one_per_disk(settings: Settings) -> Iterator[Path]:
    seen: set[int] = set()
    for place in _places(settings):
        if place.is_dir() and (number := place.stat().st_dev) not in seen:
            seen.add(number)
            yield place


def _places(settings: Settings) -> Iterator[Path]:
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        yield Path(url.database).absolute().parent
    yield settings.home
    yield settings.home / "backups"
    if settings.recordings is not None:
        yield settings.recordings
    yield Path(tempfile.gettempdir())
