"""What is to be deleted at the provider, and which calls are forgotten"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("call", sa.Column("is_forgotten", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "deletion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sid", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deletion"),
        sa.UniqueConstraint("sid", name="uq_deletion_sid"),
    )
    op.create_index("ix_deletion_due_at", "deletion", ["due_at"])


def downgrade() -> None:
    op.drop_index("ix_deletion_due_at", "deletion")
    op.drop_table("deletion")
    op.drop_column("call", "is_forgotten")
