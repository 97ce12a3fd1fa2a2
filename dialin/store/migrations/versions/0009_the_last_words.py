"""The last words that a caller was to understand"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("call", sa.Column("said", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("call", "said")
