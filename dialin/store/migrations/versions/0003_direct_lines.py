"""The lines of callers who are put through"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "direct_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_direct_line_call_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_direct_line_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_direct_line")),
        sa.UniqueConstraint("call_id", name=op.f("uq_direct_line_call_id")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_direct_line_event_id_number")),
    )


def downgrade() -> None:
    op.drop_table("direct_line")
