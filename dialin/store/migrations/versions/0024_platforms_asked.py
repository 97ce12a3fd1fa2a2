"""How the platform of a videoconference is asked about it, and what it has said"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)
NAMES = ("bridge_meeting", "bridge_api", "bridge_secret", "platform_number", "platform_code", "room_pin")


def upgrade() -> None:
    for name in NAMES:
        op.add_column("event", sa.Column(name, sa.String(), nullable=True))
    op.create_table(
        "platform_look",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.Column("answered_at", AT, nullable=True),
        sa.Column("is_running", sa.Boolean(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("telephones", sa.Integer(), nullable=True),
        sa.Column("has_our_leg", sa.Boolean(), nullable=True),
        sa.Column("made_at", AT, nullable=True),
        sa.Column("changed_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_platform_look_event_id")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_platform_look")),
    )


def downgrade() -> None:
    op.drop_table("platform_look")
    for name in reversed(NAMES):
        op.drop_column("event", name)
