"""In which language a call was greeted"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("call", sa.Column("greeted_in", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("call", "greeted_in")
