"""How the platform of a videoconference is asked about it, and what it has said"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

NAMES = ("bridge_meeting", "bridge_api", "bridge_secret", "platform_number", "platform_code", "room_pin")


def upgrade() -> None:
    for name in NAMES:
        op.add_column("event", sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    for name in reversed(NAMES):
        op.drop_column("event", name)
