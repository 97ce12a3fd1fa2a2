"""Calls that prove the way into a videoconference, and the way in by telephone"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)
WORD = sa.String(16)
GOES_ON = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "test_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("is_patient", sa.Boolean(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("sid", sa.String(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("dialled", "digits", "called_from", "lookup")),
        sa.Column("due_at", AT, nullable=False),
        *(
            sa.Column(name, AT, nullable=True)
            for name in ("leased_until", "begun_at", "answered_at", "keyed_at", "stood_at", "heard_at", "ended_at")
        ),
        sa.Column("result", WORD, nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("conference", WORD, nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_test_call_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_call")),
        sa.UniqueConstraint("sid", name=op.f("uq_test_call_sid")),
        sa.UniqueConstraint("token", name=op.f("uq_test_call_token")),
    )
    op.create_index(op.f("ix_test_call_event_id"), "test_call", ["event_id"])
    op.create_index(op.f("ix_test_call_lookup"), "test_call", ["lookup"])
    op.create_index("open_tests", "test_call", ["ended_at", "due_at"])
    op.create_index(
        "one_open_test",
        "test_call",
        ["event_id", "kind"],
        unique=True,
        sqlite_where=GOES_ON,
        postgresql_where=GOES_ON,
    )


def downgrade() -> None:
    op.drop_table("test_call")
