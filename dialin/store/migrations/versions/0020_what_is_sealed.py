"""Numbers, PINs, what was said and recorded: sealed, so that the file alone yields none of it

Needs the secret key as soon as there is something to seal. It seals as the code does today: the mark of each value
names the way, so that whatever opens that later opens this.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op
from cryptography.fernet import InvalidToken

from dialin.crypto.keyring import Keyring, is_sealed
from dialin.crypto.sealing_key import WrongSecretKey
from dialin.store.sealing.columns import keys_of

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

NUMBER, TEXT, JSON, BYTES, PIN = "number", "text", "json", "bytes", "pin"
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "event": {"bridge_digits": TEXT, "bridge_sip": TEXT, "bridge_headers": JSON},
    "bridge_leg": {"dialled": TEXT, "digits": TEXT, "failure": TEXT},
    "attendee": {
        "phone": NUMBER, "registered_from": NUMBER, "email": TEXT, "late_reason": TEXT, "bar_reason": TEXT,
        "address": TEXT,
    },
    "pin": {"sealed": PIN},
    "line_allowance": {"phone": NUMBER},
    "call": {"caller": NUMBER, "state": TEXT, "reply": TEXT, "said": TEXT},
    "call_back": {"number": NUMBER},
    "work": {"details": JSON, "failure": TEXT},
    "question": {"text": TEXT},
    "upload": {"name": TEXT, "content": BYTES},
    "voice_recording": {"audio": BYTES},
    "staff": {"totp_sealed": PIN, "totp_offered_sealed": PIN},
}  # fmt: skip
TYPES: Mapping[str, Any] = {
    NUMBER: sa.String(), TEXT: sa.String(), JSON: sa.JSON(), BYTES: sa.LargeBinary(), PIN: sa.LargeBinary(),
}  # fmt: skip
EMPTY: tuple[Any, ...] = ("", "{}", "[]", b"", {}, [])
AT_ONCE, OF_SOUNDS = 500, 10  # rows


def upgrade() -> None:
    if _change_all(_sealed):
        instance = sa.table("instance", sa.column("name"), sa.column("value"))
        op.execute(instance.insert().values(name="sealed_by", value=_keys().first.id))


def downgrade() -> None:
    """Opens everything again: to be done before an older version is installed."""
    _change_all(_opened)
    op.execute("DELETE FROM instance")


def _keys() -> Keyring:
    """Raises `WrongSecretKey` without any."""
    return keys_of(op.get_bind().dialect)


def _sealed(kind: str, value: Any) -> Any:
    if value is None or value in EMPTY or (isinstance(value, str | bytes) and is_sealed(value)):
        return value
    key = _keys().first
    if kind == NUMBER:
        return key.seal_number(value)
    if kind in (BYTES, PIN):
        return key.seal_bytes(_pin_of(value) if kind == PIN else value)
    return key.seal_text(json.dumps(value) if kind == JSON else value)


def _opened(kind: str, value: Any) -> Any:
    if not isinstance(value, str | bytes) or not is_sealed(value):
        return value
    if isinstance(value, bytes):
        opened = _keys().open_bytes(value)
        return _keys().first.pins_before.encrypt(opened) if kind == PIN else opened
    return json.loads(_keys().open_text(value)) if kind == JSON else _keys().open_text(value)


def _pin_of(sealed: bytes) -> bytes:
    """As the versions before sealed it."""
    for key in _keys().all:
        try:
            return key.pins_before.decrypt(sealed)
        except InvalidToken:
            continue
    raise WrongSecretKey("The PINs were sealed with another DIALIN_SECRET_KEY. Set the earlier one.")


def _change_all(change: Callable[[str, Any], Any]) -> int:
    """How many rows it changed."""
    return sum(_change(table, columns, change) for table, columns in COLUMNS.items())


def _change(name: str, columns: Mapping[str, str], change: Callable[[str, Any], Any]) -> int:
    key = sa.column("event_id" if name == "bridge_leg" else "id", sa.Integer())
    table = sa.table(name, key, *(sa.column(one, TYPES[kind]) for one, kind in columns.items()))
    written = {one: sa.bindparam(f"new_{one}", type_=TYPES[kind]) for one, kind in columns.items()}
    changing, count = table.update().where(key == sa.bindparam("row")).values(written), 0
    for rows in _in_parts(table, key, OF_SOUNDS if BYTES in columns.values() else AT_ONCE):
        changes = []
        for at, *before in rows:
            after = [change(kind, value) for kind, value in zip(columns.values(), before, strict=True)]
            if after != before:
                changes.append({"row": at, **{f"new_{one}": value for one, value in zip(columns, after, strict=True)}})
        if changes:
            op.get_bind().execute(changing, changes)
        count += len(changes)
    return count


def _in_parts(table: sa.TableClause, key: sa.ColumnClause[int], most: int) -> Iterator[list[Any]]:
    last = 0
    while rows := op.get_bind().execute(table.select().where(key > last).order_by(key).limit(most)).all():
        yield list(rows)
        last = rows[-1][0]
