"""How many callers are put through at once"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("most_lines", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("event", "most_lines")
