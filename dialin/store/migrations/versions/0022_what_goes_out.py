"""Calls, letters and messages that go out, campaigns of them, their pace, offers of seats, and who is not called"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)
WORD = sa.String(16)


def upgrade() -> None:
    _of_people()
    op.create_table(
        "lane_place",
        sa.Column("lane", WORD, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=True),
        sa.Column("free_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("lane", "number", name=op.f("pk_lane_place")),
    )
    for column in (
        sa.Column("lane", WORD, nullable=False, server_default="news"),
        _reference("event"),
        _reference("attendee"),
        _reference("campaign"),
        sa.Column("sid", sa.String(), nullable=True),
        sa.Column("begun_at", AT, nullable=True),
        sa.Column("outcome", WORD, nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("added_at", AT, nullable=True),
    ):
        op.add_column("work", column, inline_references=True)  # SQLite knows no constraint added later
    op.create_index("open_work", "work", ["lane", "done_at", "due_at"])
    op.create_index("outgoing_of_event", "work", ["event_id", "kind", "attendee_id"])
    for name in ("attendee_id", "campaign_id", "sid"):
        op.create_index(op.f(f"ix_work_{name}"), "work", [name])
    op.add_column("call", sa.Column("work_id", sa.Integer(), nullable=True))
    op.add_column("call_back", sa.Column("due_at", AT, nullable=True))
    op.add_column("call_back", sa.Column("outcome", WORD, nullable=True))
    op.add_column("call_back", sa.Column("done_by", sa.String(), nullable=True))


def _reference(table: str) -> sa.Column[int]:
    name = f"{table}_id"
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id", name=op.f(f"fk_work_{name}")), nullable=True)


def _of_people() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("begins_at", AT, nullable=False),
        sa.Column("started_at", AT, nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("stopped_at", AT, nullable=True),
        sa.Column("stopped_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_campaign_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
    )
    op.create_index(
        "one_running_campaign",
        "campaign",
        ["event_id", "kind"],
        unique=True,
        sqlite_where=sa.text("stopped_at IS NULL"),
        postgresql_where=sa.text("stopped_at IS NULL"),
    )
    op.create_table(
        "no_call",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.Column("source", WORD, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_no_call_event_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_no_call")),
    )
    op.create_table(
        "seat_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("attendee_id", sa.Integer(), nullable=False),
        sa.Column("offered_at", AT, nullable=False),
        sa.Column("way", WORD, nullable=True),
        sa.Column("until", AT, nullable=True),
        sa.Column("answered_at", AT, nullable=True),
        sa.Column("outcome", WORD, nullable=True),
        sa.Column("reason", WORD, nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_seat_offer_event_id")),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk_seat_offer_attendee_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_offer")),
    )
    op.create_index("offers_of_event", "seat_offer", ["event_id", "answered_at"])
    op.create_index(op.f("ix_seat_offer_attendee_id"), "seat_offer", ["attendee_id"])


def downgrade() -> None:
    for name in ("done_by", "outcome", "due_at"):
        op.drop_column("call_back", name)
    op.drop_column("call", "work_id")
    for name in ("sid", "campaign_id", "attendee_id"):
        op.drop_index(op.f(f"ix_work_{name}"), "work")
    op.drop_index("outgoing_of_event", "work")
    op.drop_index("open_work", "work")
    for name in (
        "added_at", "done_by", "outcome", "begun_at", "sid", "campaign_id", "attendee_id", "event_id", "lane",
    ):  # fmt: skip
        op.drop_column("work", name)
    for table in ("seat_offer", "no_call", "campaign", "lane_place"):
        op.drop_table(table)
