"""How many people one line registers by telephone, and which line registered whom"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("most_per_line", sa.Integer(), nullable=False, server_default="4"))
    op.add_column("attendee", sa.Column("registered_from", sa.String(), nullable=True))
    op.create_index(op.f("ix_attendee_registered_from"), "attendee", ["registered_from"], unique=False)
    op.create_table(
        "line_allowance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_line_allowance_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_allowance")),
        sa.UniqueConstraint("event_id", "phone", name=op.f("uq_line_allowance_event_id_phone")),
    )


def downgrade() -> None:
    op.drop_table("line_allowance")
    op.drop_index("ix_attendee_registered_from", table_name="attendee")
    op.drop_column("attendee", "registered_from")
    op.drop_column("event", "most_per_line")
