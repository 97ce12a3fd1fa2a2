"""What the store hands out is typed: each row's fields are its table's columns, and mypy sees a misspelt one."""

import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sqlalchemy.orm import Mapped

from dialin.store import tables
from dialin.store.database import Base

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {"voice_recording": {"audio"}}  # asked for apart: it is large
NEVER_WHOLE = {
    "duty",
    "guess",
    "instance",
    "pin",
    "probe",
    "staff_event",
    "throttle",
}  # only parts, or answers, are handed out
# A row is a plain dataclass: reading the database's library takes mypy ten seconds and says nothing about it.
WITHOUT_LIBRARIES = """
[mypy]
follow_imports = silent
[mypy-sqlalchemy.*,pydantic.*,pydantic_settings.*,flask.*,werkzeug.*,twilio.*,cryptography.*,phonenumbers.*]
follow_imports = skip
"""


def plain(kind: Any) -> Any:
    """A type as the table declares it: a choice of words is kept as text."""
    if get_origin(kind) is Literal:
        return str
    if get_origin(kind) in (Union, UnionType):
        return frozenset(plain(one) for one in get_args(kind))
    return kind


def declared(table: type[Base]) -> dict[str, Any]:
    hints = get_type_hints(table)
    return {name: plain(get_args(hint)[0]) for name, hint in hints.items() if get_origin(hint) is Mapped}


def test_the_fields_of_every_row_are_the_columns_of_its_table_in_their_order() -> None:
    seen = 0
    for table in Base.__subclasses__():
        if table.__tablename__ in NEVER_WHOLE:
            continue
        row = vars(sys.modules[table.__module__])[table.__name__.removesuffix("Table")]
        assert is_dataclass(row), row
        hints = get_type_hints(row)
        own = {one.name: plain(hints[one.name]) for one in fields(row) if one.default is MISSING}
        left_out = LEFT_OUT.get(table.__tablename__, set())
        columns = {name: kind for name, kind in declared(table).items() if name not in left_out}
        assert list(own.items()) == list(columns.items()), table.__name__
        seen += 1
    assert seen == len(tables.metadata.tables) - len(NEVER_WHOLE) > 12


def test_a_misspelt_column_fails_the_type_check(tmp_path: Path) -> None:
    """Read as mypy reads dialin, less its libraries: a mutant of a real action, beside the true one."""
    true = (ROOT / "dialin/actions/calls/end_call.py").read_text(encoding="utf-8")
    assert "event.grace_minutes" in true
    (tmp_path / "mutant.py").write_text(true.replace("event.grace_minutes", "event.grase_minutes"), encoding="utf-8")
    (tmp_path / "true_one.py").write_text(true, encoding="utf-8")
    (tmp_path / "mypy.ini").write_text(WITHOUT_LIBRARIES, encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "mutant.py", "true_one.py"],
        cwd=tmp_path, env={"MYPYPATH": str(ROOT), "PATH": ""}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    wrong = [line for line in found.stdout.splitlines() if ": error:" in line]
    assert len(wrong) == 1, found.stdout
    assert wrong[0].startswith("mutant.py")
    assert '"Event" has no attribute "grase_minutes"' in wrong[0]
