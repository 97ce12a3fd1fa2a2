"""The proof of the secret key, and the course of each call"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "instance",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_instance")),
    )
    op.add_column("call", sa.Column("course", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("call", "course")
    op.drop_table("instance")
