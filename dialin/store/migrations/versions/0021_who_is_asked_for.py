"""Where a person lives, whom to ask for on their line, in which room, and by what they can be called"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TEXTS = ("street", "postcode", "town", "contact", "room")  # sealed by the code that writes them


def upgrade() -> None:
    for name in TEXTS:
        op.add_column("attendee", sa.Column(name, sa.String(), nullable=True))
    op.add_column("attendee", sa.Column("has_dial", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("attendee", sa.Column("called_by", sa.String(), nullable=False, server_default="machine"))


def downgrade() -> None:
    for name in ("called_by", "has_dial", *reversed(TEXTS)):
        op.drop_column("attendee", name)
