"""The end of a call: noted once, with what is known of it; what was said in it goes."""

from sqlalchemy import bindparam, update

from dialin.dialogue.saved import bare
from dialin.store.act import Act
from dialin.store.calls import Call, CallTable
from dialin.store.database import table_of
from dialin.store.rows import one

_END = (
    update(CallTable)
    .where(CallTable.sid == bindparam("ended_sid"), CallTable.hung_up_at.is_(None))
    .values(
        hung_up_at=bindparam("now", type_=CallTable.hung_up_at.type),
        is_over_for_good=bindparam("for_good"),
        is_waiting=False,
        said=None,
        reply="",
    )
    .returning(*table_of(CallTable).c)
)


def mark_call_ended(act: Act, sid: str, *, for_good: bool = False) -> Call | None:
    """The call that this ended; None where it had ended before or never began. What was said in it is gone."""
    ended = {"ended_sid": sid, "now": act.now, "for_good": for_good}
    return one(Call, act.connection.execute(_END, ended))


_STAYS_OVER = (
    update(CallTable)
    .where(CallTable.sid == bindparam("ended_sid"), CallTable.hung_up_at.is_not(None), ~CallTable.is_over_for_good)
    .values(is_over_for_good=True)
)


def mark_over_for_good(act: Act, sid: str) -> None:
    """Of a call that was believed ended before the provider said so."""
    act.connection.execute(_STAYS_OVER, {"ended_sid": sid})


_BARE = update(CallTable).where(CallTable.id == bindparam("call_id")).values(state=bindparam("bare"))


def forget_state(act: Act, call: Call) -> None:
    """Digits and numbers that were keyed or said go with it."""
    act.connection.execute(_BARE, {"call_id": call.id, "bare": bare(call.state)})
