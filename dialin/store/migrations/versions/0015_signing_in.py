"""Logins that are invited, disabled and proved by a second factor; sessions that are listed; counts of sign-ins"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
COLUMNS: dict[str, list[tuple[str, Any]]] = {
    "staff": [
        ("disabled_at", TIME), ("signed_in_at", TIME), ("known_from", TIME), ("totp_sealed", sa.LargeBinary()),
        ("totp_offered_sealed", sa.LargeBinary()), ("totp_step", sa.Integer()),
    ],
    "staff_session": [("used_at", TIME), ("confirmed_at", TIME), ("browser", sa.String())],
}  # fmt: skip


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))
    op.create_table(
        "staff_invitation",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_invitation_staff_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_invitation")),
    )
    op.create_index(op.f("ix_staff_invitation_staff_id"), "staff_invitation", ["staff_id"])
    op.create_table(
        "staff_recovery_code",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_recovery_code_staff_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_staff_recovery_code")),
    )
    op.create_index(op.f("ix_staff_recovery_code_staff_id"), "staff_recovery_code", ["staff_id"])
    op.create_table(
        "sign_in_count",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("window_started", TIME, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("opens_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_sign_in_count")),
    )


def downgrade() -> None:
    for table in ("sign_in_count", "staff_recovery_code", "staff_invitation"):
        op.drop_table(table)
    for table, columns in COLUMNS.items():
        for name, _ in reversed(columns):
            op.drop_column(table, name)
