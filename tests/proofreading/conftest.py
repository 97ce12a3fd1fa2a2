"""Two catalogues with one prompt each, and what the check says about them."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from dialin.prompts.catalogue import BUILT_IN
from dialin.proofreading.check import problems

HEADS = {
    code: (BUILT_IN / f"{code}.toml").read_text(encoding="utf-8").partition("\n# ----")[0] for code in ("de", "en")
}


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[str]]:
    """The problems of two catalogues with one prompt each."""

    folders = itertools.count()

    def plant(german: str, english: str = 'text = "All is well."') -> list[str]:
        folder = tmp_path / str(next(folders))  # a folder is read once a process
        folder.mkdir()
        for code, prompt in {"de": german, "en": english}.items():
            body = f'{HEADS[code]}\n["planted"]\nwhen = "never"\n{prompt}\n'
            (folder / f"{code}.toml").write_text(body, encoding="utf-8")
        return problems(folder)

    return plant
