"""What became of each caller's own line into a videoconference"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "direct_leg",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("dialled_at", AT, nullable=False),
        sa.Column("is_patient", sa.Boolean(), nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        sa.Column("after_keys", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("was_short_before", sa.Boolean(), nullable=False),
        sa.Column("was_in", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_direct_leg_call_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_direct_leg_event_id")),
        sa.PrimaryKeyConstraint("call_id", name=op.f("pk_direct_leg")),
    )
    op.create_index(op.f("ix_direct_leg_event_id"), "direct_leg", ["event_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_direct_leg_event_id"), "direct_leg")
    op.drop_table("direct_leg")
