"""A mark for each call, calls that are over for good, when a worker was last seen, and a row to try writing with"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("call", sa.Column("mark", sa.String(), nullable=True))
    op.add_column("call", sa.Column("is_over_for_good", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "worker",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_worker")),
    )
    op.create_table(
        "probe",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_probe")),
    )


def downgrade() -> None:
    op.drop_table("probe")
    op.drop_table("worker")
    op.drop_column("call", "is_over_for_good")
    op.drop_column("call", "mark")
