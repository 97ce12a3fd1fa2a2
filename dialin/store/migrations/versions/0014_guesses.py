"""Tries at PINs, counted without numbers; of how many digits a PIN is; calls known by the number shown alone"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guess",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("chance", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "hour", name="pk_guess"),
    )
    op.create_index("ix_guess_hour", "guess", ["hour"])
    op.execute("DELETE FROM throttle WHERE scope LIKE 'pin:%'")  # they held whole telephone numbers
    op.add_column("pin", sa.Column("digits", sa.Integer(), nullable=False, server_default="6"))
    op.execute("UPDATE pin SET digits = 8 WHERE event_id IN (SELECT id FROM event WHERE pin_length = 8)")
    op.create_index("pins_by_digits", "pin", ["digits", "is_live"])
    op.add_column("call", sa.Column("is_by_line", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("call", "is_by_line")
    op.drop_index("pins_by_digits", table_name="pin")
    op.drop_column("pin", "digits")
    op.drop_index("ix_guess_hour", table_name="guess")
    op.drop_table("guess")
