"""Tells a caller who speaks and is not heard, alone, that nobody hears them and how to ask for the floor."""

from datetime import timedelta

from dialin.actions.calls.announce_to import announce_to
from dialin.dialogue.words.state import Place
from dialin.store.act import Act
from dialin.store.calls import change_call, load_call

AGAIN_AFTER = timedelta(minutes=5)


def hint_muted(act: Act, sid: str) -> None:
    """At most once in five minutes; a cough should not bring a lecture."""
    call = load_call(act, sid)
    if call is None or call.hung_up_at is not None or call.place is not Place.EVENT or call.is_open:
        return
    if call.hinted_at is not None and act.now - call.hinted_at < AGAIN_AFTER:
        return
    change_call(act, call.id, {"hinted_at": act.now})
    announce_to(act, call.id, "hint.muted", key=f"hint:{call.id}:{act.now.isoformat()}")
