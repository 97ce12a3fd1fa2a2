"""The platform of a videoconference, and what its bridge leg says of itself"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("bridge_platform", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("event", "bridge_platform")
