"""What was heard, by its kind alone: for whoever looks into a call's course, and is not to learn a PIN or a name."""

from dialin.dialogue.words.heard import Called, Keys, LeftRoom, Recorded, Resumed, Silence, Speech
from dialin.dialogue.words.news import News


def kind_of(heard: object) -> str:
    """Never which digit: pressed one by one, they would be a PIN again."""
    match heard:
        case Called():
            return "call arrived"
        case Keys():
            return f"keys: {_keys(heard.pressed)}"
        case Speech():
            return f"speech: {len(heard.words.split())} words"
        case Silence():
            return "silence"
        case LeftRoom():
            return f"{heard.ending} after {heard.seconds} s"
        case Recorded():
            return f"recorded {heard.seconds} s"
        case Resumed():
            return "taken up again after a fault"
        case News():
            return f"news: {heard.kind}"
        case _:
            return type(heard).__name__


def _keys(pressed: str) -> str:
    counted = {"digits": sum(map(str.isdigit, pressed)), "star": pressed.count("*"), "hash": pressed.count("#")}
    return ", ".join(f"{count} {name}" for name, count in counted.items() if count)
