"""What people on the waiting list are told about a seat that becomes free: who gets in touch, and when to call."""

from dialin.dialogue.scene import Scene, SeatNews
from dialin.dialogue.turn import Prompt, say

_SAID = {
    SeatNews.CALL: "wait.told_by_call",
    SeatNews.WRITING: "wait.told_in_writing",
    SeatNews.EITHER: "wait.told_either_way",
}


def until_then(scene: Scene) -> tuple[Prompt, ...]:
    """The same wherever it is said. Nothing is promised to whomever nobody would tell."""
    event = scene.the_event
    if scene.seat_news is None:
        return (say("wait.call_us", starts=event.starts, doors=event.doors),)
    return say(_SAID[scene.seat_news]), say("wait.else_call_us", starts=event.starts, doors=event.doors)
