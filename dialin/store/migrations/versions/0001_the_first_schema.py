"""The first schema"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "duty",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("token", sa.String(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_duty")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("starts", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registration_closes", sa.DateTime(timezone=True), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("doors_minutes", sa.Integer(), nullable=False),
        sa.Column("grace_minutes", sa.Integer(), nullable=False),
        sa.Column("no_show_minutes", sa.Integer(), nullable=False),
        sa.Column("pin_length", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("bridge_mode", sa.String(), nullable=False),
        sa.Column("bridge_number", sa.String(), nullable=True),
        sa.Column("bridge_digits", sa.String(), nullable=True),
        sa.Column("bridge_sip", sa.String(), nullable=True),
        sa.Column("bridge_headers", sa.JSON(), nullable=False),
        sa.Column("office_hours", sa.String(), nullable=True),
        sa.Column("knows_lines", sa.Boolean(), nullable=False),
        sa.Column("is_recorded", sa.Boolean(), nullable=False),
        sa.Column("takes_hands", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("slug", name=op.f("uq_event_slug")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("name", name=op.f("uq_staff_name")),
    )
    op.create_table(
        "throttle",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("window_started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tripped_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_throttle")),
    )
    op.create_table(
        "attendee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("callback", sa.Boolean(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("late_reason", sa.String(), nullable=True),
        sa.Column("barred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bar_reason", sa.String(), nullable=True),
        sa.Column("is_untyped", sa.Boolean(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_attendee_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
    )
    with op.batch_alter_table("attendee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendee_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendee_phone"), ["phone"], unique=False)
        batch_op.create_index(
            "one_registration",
            ["event_id", "phone", "name_key"],
            unique=True,
            sqlite_where=sa.text("cancelled_at IS NULL"),
            postgresql_where=sa.text("cancelled_at IS NULL"),
        )

    op.create_table(
        "bridge_leg",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sid", sa.String(), nullable=True),
        sa.Column("token", sa.String(), nullable=True),
        sa.Column("dialled", sa.String(), nullable=True),
        sa.Column("digits", sa.String(), nullable=True),
        sa.Column("called_from", sa.String(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_bridge_leg_event_id")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_bridge_leg")),
        sa.UniqueConstraint("sid", name=op.f("uq_bridge_leg_sid")),
        sa.UniqueConstraint("token", name=op.f("uq_bridge_leg_token")),
    )
    op.create_table(
        "staff_session",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_session_staff_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_session")),
    )
    with op.batch_alter_table("staff_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_session_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("attendee_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk_audit_entry_attendee_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_audit_entry_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_attendee_id"), ["attendee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_entry_event_id"), ["event_id"], unique=False)

    op.create_table(
        "call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sid", sa.String(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("attendee_id", sa.Integer(), nullable=True),
        sa.Column("caller", sa.String(), nullable=True),
        sa.Column("dialled", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("news_id", sa.Integer(), nullable=True),
        sa.Column("is_waiting", sa.Boolean(), nullable=False),
        sa.Column("wants_music", sa.Boolean(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.Column("hinted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hung_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk_call_attendee_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_call_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("sid", name=op.f("uq_call_sid")),
    )
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.create_index("calls_of_event", ["event_id", "hung_up_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_attendee_id"), ["attendee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_hung_up_at"), ["hung_up_at"], unique=False)
        batch_op.create_index("lines_of_number", ["dialled", "hung_up_at"], unique=False)

    op.create_table(
        "hand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("attendee_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("floor_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("may_be_recorded", sa.Boolean(), nullable=True),
        sa.Column("lowered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lowered_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk_hand_attendee_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_hand_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand")),
    )
    with op.batch_alter_table("hand", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            "one_hand_each",
            ["attendee_id"],
            unique=True,
            sqlite_where=sa.text("lowered_at IS NULL"),
            postgresql_where=sa.text("lowered_at IS NULL"),
        )

    op.create_table(
        "pin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("attendee_id", sa.Integer(), nullable=False),
        sa.Column("lookup", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk_pin_attendee_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_pin_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin")),
        sa.UniqueConstraint("attendee_id", name=op.f("uq_pin_attendee_id")),
    )
    with op.batch_alter_table("pin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pin_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pin_lookup"), ["lookup"], unique=False)
        batch_op.create_index(
            "one_living_pin",
            ["lookup"],
            unique=True,
            sqlite_where=sa.text("is_live"),
            postgresql_where=sa.text("is_live"),
        )

    op.create_table(
        "call_back",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_back_call_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_call_back_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_back")),
    )
    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_back_event_id"), ["event_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_consent_call_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_consent_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_event_id"), ["event_id"], unique=False)

    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("attendee_id", sa.Integer(), nullable=True),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk_seat_attendee_id")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_seat_call_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_seat_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
        sa.UniqueConstraint("attendee_id", name=op.f("uq_seat_attendee_id")),
        sa.UniqueConstraint("call_id", name=op.f("uq_seat_call_id")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_seat_event_id_number")),
    )
    op.create_table(
        "voice_recording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.Column("attendee_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sid", sa.String(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("audio", sa.LargeBinary(), nullable=True),
        sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_there_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk_voice_recording_attendee_id")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_voice_recording_call_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_voice_recording_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice_recording")),
        sa.UniqueConstraint("sid", name=op.f("uq_voice_recording_sid")),
    )
    with op.batch_alter_table("voice_recording", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voice_recording_attendee_id"), ["attendee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_voice_recording_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_voice_recording_event_id"), ["event_id"], unique=False)

    op.create_table(
        "work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_work_call_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work")),
        sa.UniqueConstraint("key", name=op.f("uq_work_key")),
    )
    with op.batch_alter_table("work", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_done_at"), ["done_at"], unique=False)

    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("attendee_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recording_id", sa.Integer(), nullable=True),
        sa.Column("is_untyped", sa.Boolean(), nullable=False),
        sa.Column("with_name", sa.Boolean(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["attendee_id"], ["attendee.id"], name=op.f("fk_question_attendee_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_question_event_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["voice_recording.id"], name=op.f("fk_question_recording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_attendee_id"), ["attendee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_event_id"), ["event_id"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_question_event_id"))
        batch_op.drop_index(batch_op.f("ix_question_attendee_id"))

    op.drop_table("question")
    with op.batch_alter_table("work", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_done_at"))
        batch_op.drop_index(batch_op.f("ix_work_call_id"))

    op.drop_table("work")
    with op.batch_alter_table("voice_recording", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voice_recording_event_id"))
        batch_op.drop_index(batch_op.f("ix_voice_recording_call_id"))
        batch_op.drop_index(batch_op.f("ix_voice_recording_attendee_id"))

    op.drop_table("voice_recording")
    op.drop_table("seat")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_event_id"))
        batch_op.drop_index(batch_op.f("ix_consent_call_id"))

    op.drop_table("consent")
    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_call_back_event_id"))

    op.drop_table("call_back")
    with op.batch_alter_table("pin", schema=None) as batch_op:
        batch_op.drop_index("one_living_pin", sqlite_where=sa.text("is_live"), postgresql_where=sa.text("is_live"))
        batch_op.drop_index(batch_op.f("ix_pin_lookup"))
        batch_op.drop_index(batch_op.f("ix_pin_event_id"))

    op.drop_table("pin")
    with op.batch_alter_table("hand", schema=None) as batch_op:
        batch_op.drop_index(
            "one_hand_each", sqlite_where=sa.text("lowered_at IS NULL"), postgresql_where=sa.text("lowered_at IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_hand_event_id"))

    op.drop_table("hand")
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.drop_index("lines_of_number")
        batch_op.drop_index(batch_op.f("ix_call_hung_up_at"))
        batch_op.drop_index(batch_op.f("ix_call_attendee_id"))
        batch_op.drop_index("calls_of_event")

    op.drop_table("call")
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_entry_event_id"))
        batch_op.drop_index(batch_op.f("ix_audit_entry_attendee_id"))

    op.drop_table("audit_entry")
    with op.batch_alter_table("staff_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_session_staff_id"))

    op.drop_table("staff_session")
    op.drop_table("bridge_leg")
    with op.batch_alter_table("attendee", schema=None) as batch_op:
        batch_op.drop_index(
            "one_registration",
            sqlite_where=sa.text("cancelled_at IS NULL"),
            postgresql_where=sa.text("cancelled_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_attendee_phone"))
        batch_op.drop_index(batch_op.f("ix_attendee_event_id"))

    op.drop_table("attendee")
    op.drop_table("throttle")
    op.drop_table("staff")
    op.drop_table("event")
    op.drop_table("duty")
