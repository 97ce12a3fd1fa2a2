"""The platform of a videoconference, and what its bridge leg says of itself"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("bridge_platform", sa.String(), nullable=True))
    op.add_column("bridge_leg", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("bridge_leg", sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("bridge_leg", sa.Column("outcome", sa.String(), nullable=True))
    op.add_column("bridge_leg", sa.Column("is_sure", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("bridge_leg", sa.Column("refusals", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("bridge_leg", sa.Column("is_patient", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("bridge_leg", sa.Column("was_in", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for name in ("was_in", "is_patient", "refusals", "is_sure", "outcome", "proved_at", "answered_at"):
        op.drop_column("bridge_leg", name)
    op.drop_column("event", "bridge_platform")
