"""The order of registration, so that a place on the waiting list is found without walking it"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBERED = """
    UPDATE attendee SET ordinal = ordered.ordinal
    FROM (SELECT id, row_number() OVER (PARTITION BY event_id ORDER BY id) AS ordinal FROM attendee) AS ordered
    WHERE ordered.id = attendee.id
"""


def upgrade() -> None:
    op.add_column("attendee", sa.Column("ordinal", sa.Integer(), nullable=False, server_default="0"))
    op.execute(NUMBERED)
    op.create_index("registrations_in_order", "attendee", ["event_id", "ordinal"])
    op.create_index("registrations_of_name", "attendee", ["event_id", "name_key", "phone"])
    op.create_index("waiting_order", "attendee", ["event_id", "seated_at", "cancelled_at", "ordinal"])
    op.drop_index("ix_attendee_event_id", "attendee")


def downgrade() -> None:
    op.create_index("ix_attendee_event_id", "attendee", ["event_id"])
    for name in ("registrations_in_order", "registrations_of_name", "waiting_order"):
        op.drop_index(name, "attendee")
    op.drop_column("attendee", "ordinal")
