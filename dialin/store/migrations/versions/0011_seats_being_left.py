"""Seats whose caller is on the way out, and who waits for them"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("seat", sa.Column("leaving_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("seat", sa.Column("next_call_id", sa.Integer(), nullable=True))
    op.create_index("ix_seat_next_call_id", "seat", ["next_call_id"])


def downgrade() -> None:
    op.drop_index("ix_seat_next_call_id", table_name="seat")
    op.drop_column("seat", "next_call_id")
    op.drop_column("seat", "leaving_since")
