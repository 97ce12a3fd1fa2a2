from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.doctor.towns import Town, healthy_town


@pytest.fixture
def town(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    with healthy_town(sqlite_url, tmp_path, monkeypatch) as made:
        yield made
