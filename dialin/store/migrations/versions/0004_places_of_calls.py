"""Where a caller is, for rules, apart from the name of the stage"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PLACES = {
    "event": ("InRoom",),
    "lobby": ("TooEarly", "Lobby", "SecondPhone"),
    "waiting": ("Waiting",),
    "office": ("Person",),
    "call_back": ("CallBackOffer",),
    "recording": ("QuestionRecording", "SpokenDetail"),
    "hearing_pin": ("PinReading", "PinCheck"),
}
RENAMED = {"SeatConfirmed": "SeatClaiming", "CancelQuestion": "GivingUpSeat", "Enrolment": "Registering"}
CALL = sa.table("call", sa.column("stage", sa.String), sa.column("trouble", sa.String), sa.column("place", sa.String))


def upgrade() -> None:
    """Calls that are on the line meanwhile go on where they are."""
    # The default stays: SQLite takes it away only with a table made anew, which the rows that refer to it forbid.
    op.add_column("call", sa.Column("place", sa.String(length=16), nullable=False, server_default="dialogue"))
    for place, stages in PLACES.items():
        op.execute(CALL.update().where(CALL.c.stage.in_(stages)).values(place=place))
    for old, new in RENAMED.items():
        _rename(old, new)


def downgrade() -> None:
    for old, new in RENAMED.items():
        _rename(new, old)
    op.drop_column("call", "place")


def _rename(stage: str, into: str) -> None:
    """Where a call is, and where its caller asked for help."""
    op.execute(CALL.update().where(CALL.c.stage == stage).values(stage=into))
    op.execute(CALL.update().where(CALL.c.trouble == stage).values(trouble=into))
