"""What greets people: the time of day; on getting in, which event it is, and why it cannot be heard yet."""

from dialin.dialogue.arrival import minutes_until
from dialin.dialogue.scene import Hindrance, Scene
from dialin.dialogue.turn import Prompt, say
from dialin.rules.phases import Phase

MORNING, DAY, EVENING = 5, 11, 18  # o'clock, from when on each is said


def welcome(scene: Scene, *, by_pin: bool = False) -> Prompt:
    """by_pin: it has just been keyed, and it is news that it is right."""
    event = scene.the_event
    if event.phase is Phase.LIVE:
        return say("ok.direct" if by_pin else "ok.direct_known", title=event.title)
    key = "ok.lobby" if by_pin else "ok.lobby_known"
    return say(key, title=event.title, starts=event.starts, minutes=minutes_until(scene))


def say_hindrance(scene: Scene) -> Prompt:
    """While the videoconference cannot be heard: what is known of it, and nothing more."""
    match scene.the_event.hindrance:
        case Hindrance.CONNECTING:
            return say("bridge.connecting")
        case Hindrance.TESTING:
            return say("bridge.testing")
        case Hindrance.UNREACHED:
            return say("bridge.unreached")
        case Hindrance.NOT_IN:
            return say("bridge.not_in")
        case Hindrance.NOT_OPEN:
            return say("bridge.not_open")
        case Hindrance.LOST:
            return say("bridge.late")


def hello_of(scene: Scene) -> str:
    """By the clock of the event; a line without one has no clock."""
    return hello_at(DAY if scene.event is None else scene.now.astimezone(scene.event.starts.tzinfo).hour)


def hello_at(hour: int) -> str:
    """The prompt that says good morning, or whatever is said at this hour of the day."""
    if MORNING <= hour < DAY:
        return "hello.morning"
    return "hello.day" if DAY <= hour < EVENING else "hello.evening"
