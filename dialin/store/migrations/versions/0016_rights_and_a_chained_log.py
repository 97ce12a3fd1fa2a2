"""Which login sees which events, and a log in which a missing entry shows"""

import hashlib
import json
import secrets
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ENTRY = sa.table(
    "audit_entry",
    sa.column("id", sa.Integer()),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("actor", sa.String()),
    sa.column("act", sa.String()),
    sa.column("event_id", sa.Integer()),
    sa.column("attendee_id", sa.Integer()),
    sa.column("details", sa.JSON()),
    sa.column("salt", sa.LargeBinary()),
    sa.column("commitment", sa.String()),
    sa.column("number", sa.Integer()),
    sa.column("hash", sa.String()),
)
ANCHOR = (
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("gone_number", sa.Integer(), nullable=False),
    sa.Column("gone_hash", sa.String(), nullable=False),
    sa.Column("number", sa.Integer(), nullable=False),
    sa.Column("hash", sa.String(), nullable=False),
    sa.Column("signature", sa.String(), nullable=True),
    sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("faults", sa.JSON(), nullable=False),
)
AT_ONCE = 1_000


def upgrade() -> None:
    op.add_column("staff", sa.Column("sees_all_events", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "staff_event",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_staff_event_event_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_event_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "event_id", name=op.f("pk_staff_event")),
    )
    op.create_index(op.f("ix_staff_event_event_id"), "staff_event", ["event_id"], unique=False)
    op.add_column("audit_entry", sa.Column("salt", sa.LargeBinary(), nullable=True))
    op.add_column("audit_entry", sa.Column("commitment", sa.String(), nullable=True))
    op.add_column("audit_entry", sa.Column("signature", sa.String(), nullable=True))
    op.add_column("audit_entry", sa.Column("number", sa.Integer(), nullable=True))
    op.add_column("audit_entry", sa.Column("hash", sa.String(), nullable=True))
    op.create_index(op.f("ix_audit_entry_number"), "audit_entry", ["number"], unique=True)
    anchor = op.create_table("audit_anchor", *ANCHOR, sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_anchor")))
    number, last_hash = _chain_all(op.get_bind())
    if number:
        op.execute(sa.insert(anchor).values(gone_number=0, gone_hash="", number=number, hash=last_hash, faults=[]))


def downgrade() -> None:
    op.execute("DELETE FROM audit_entry WHERE act IN ('audit.begin', 'audit.shorten')")  # of a chain that is gone
    op.drop_table("audit_anchor")
    op.drop_index("ix_audit_entry_number", table_name="audit_entry")
    for name in ("hash", "number", "signature", "commitment", "salt"):
        op.drop_column("audit_entry", name)
    op.drop_index("ix_staff_event_event_id", table_name="staff_event")
    op.drop_table("staff_event")
    op.drop_column("staff", "sees_all_events")


def _chain_all(connection: sa.Connection) -> tuple[int, str]:
    """What is in the log by now is taken as it is; the anchor is signed by the first worker, which has the key."""
    number, last_hash, last_id = 0, "", 0
    of_id = ENTRY.c.id == sa.bindparam("of_entry")
    names = ("salt", "commitment", "number", "hash")
    write = sa.update(ENTRY).where(of_id).values({name: sa.bindparam(name) for name in names})
    while True:
        page = sa.select(ENTRY).where(ENTRY.c.id > last_id).order_by(ENTRY.c.id).limit(AT_ONCE)
        rows = [dict(row) for row in connection.execute(page).mappings()]
        links: list[dict[str, Any]] = []
        for row in rows:
            number, last_id, salt = number + 1, row["id"], secrets.token_bytes(16)
            row["commitment"] = hashlib.sha256(salt + _plain(row["details"]).encode()).hexdigest()
            linked = json.dumps([last_hash, number, last_id, _content(row), True])
            last_hash = hashlib.sha256(linked.encode()).hexdigest()
            links.append({
                "of_entry": last_id, "salt": salt, "commitment": row["commitment"], "number": number, "hash": last_hash,
            })  # fmt: skip
        if not links:
            return number, last_hash
        connection.execute(write, links)


def _content(row: dict[str, Any]) -> str:
    at = row["at"].replace(tzinfo=UTC) if row["at"].tzinfo is None else row["at"].astimezone(UTC)
    names = ("actor", "act", "event_id", "attendee_id", "commitment")
    return _plain([at.isoformat(), *(row[name] for name in names)])


def _plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
