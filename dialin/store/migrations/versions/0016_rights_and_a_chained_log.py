"""Which login sees which events"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0013"
branch_labels = None
depends_on = None


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


def downgrade() -> None:
    op.drop_index("ix_staff_event_event_id", table_name="staff_event")
    op.drop_table("staff_event")
    op.drop_column("staff", "sees_all_events")
