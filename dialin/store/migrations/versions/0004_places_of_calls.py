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
    with op.batch_alter_table("call") as batch_op:
        batch_op.add_column(sa.Column("place", sa.String(length=16), nullable=False, server_default="dialogue"))
    with op.batch_alter_table("call") as batch_op:
        batch_op.alter_column("place", existing_type=sa.String(length=16), server_default=None)
    call = sa.table("call", sa.column("stage", sa.String), sa.column("place", sa.String))
    for place, stages in PLACES.items():
        op.execute(call.update().where(call.c.stage.in_(stages)).values(place=place))
    for old, new in RENAMED.items():
        op.execute(call.update().where(call.c.stage == old).values(stage=new))


def downgrade() -> None:
    call = sa.table("call", sa.column("stage", sa.String))
    for old, new in RENAMED.items():
        op.execute(call.update().where(call.c.stage == new).values(stage=old))
    with op.batch_alter_table("call") as batch_op:
        batch_op.drop_column("place")
