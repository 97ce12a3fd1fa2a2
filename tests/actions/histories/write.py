"""Writes the kept histories anew: python -m tests.actions.histories.write."""

import tempfile
from contextlib import closing
from pathlib import Path

from tests.actions.histories.kept import PAGE, told
from tests.databases import Databases

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, closing(Databases(Path(folder))) as databases:
        PAGE.write_text(told(databases, "sqlite"))
