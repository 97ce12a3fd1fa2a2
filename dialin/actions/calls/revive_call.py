"""Notes that a call which was believed ended goes on: the provider still asks about it."""

from dialin.store.act import Act
from dialin.store.calls import Call, change_call


def revive_call(act: Act, call: Call) -> None:
    change_call(act, call.id, {"hung_up_at": None, "is_forgotten": False})
