"""When a promised call back is wanted; calls that were asked what is asked no more go on"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

LETTER = '"detail":"address"'
# How a saved state begins, what else it has, where a caller in it was, and where such a caller is now.
MOVED = (
    ("CallBackWish", "", "dialogue", "Registering"),
    ("PinHandover", "", "dialogue", "PinReady"),
    ("SpokenDetail", LETTER, "recording", "PinReady"),
    ("DetailReview", LETTER, "dialogue", "PinReady"),
)
CALL = sa.table("call", *(sa.column(name, sa.String) for name in ("stage", "state", "trouble", "place")))


def upgrade() -> None:
    """What was promised before is due as soon as somebody is there."""
    op.add_column("call_back", sa.Column("wanted", sa.String(length=16), nullable=False, server_default="soon"))
    for old, also, _place, new in MOVED:
        _move(old, also, old, new, "dialogue")


def downgrade() -> None:
    for old, also, place, new in MOVED:
        _move(old, also, new, old, place)
    op.drop_column("call_back", "wanted")


def _move(saved: str, also: str, stage: str, into: str, place: str) -> None:
    """Where a call is, and where its caller asked for help."""
    here = CALL.c.state.startswith(f'{{"stage":"{saved}"') & CALL.c.state.contains(also)
    op.execute(CALL.update().where(here, CALL.c.stage == stage).values(stage=into, place=place))
    op.execute(CALL.update().where(here, CALL.c.trouble == stage).values(trouble=into))
