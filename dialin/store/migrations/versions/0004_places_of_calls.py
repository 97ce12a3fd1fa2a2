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
RENAMED = {"SeatClaiming": "SeatClaiming", "GivingUpSeat": "GivingUpSeat", "Registering": "Registering"}


def upgrade() -> None:
    """Calls that are on the line meanwhile go on where they are."""
    # The default stays: SQLite could take it away only by making the table anew, which the rows that refer to it forbid.
    op.add_column("call", sa.Column("place", sa.String(length=16), nullable=False, server_default="dialogue"))
    call = sa.table("call", sa.column("stage", sa.String), sa.column("place", sa.String))
    for place, stages in PLACES.items():
        op.execute(call.update().where(call.c.stage.in_(stages)).values(place=place))
    for old, new in RENAMED.items():
        op.execute(call.update().where(call.c.stage == old).values(stage=new))


def downgrade() -> None:
    call = sa.table("call", sa.column("stage", sa.String))
    for old, new in RENAMED.items():
        op.execute(call.update().where(call.c.stage == new).values(stage=old))
    op.drop_column("call", "place")
