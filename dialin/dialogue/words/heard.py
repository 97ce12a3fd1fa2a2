"""What is heard on a line, whatever the stage: keys, words, silence, and how a room or a recording was left."""

from dataclasses import dataclass
from enum import StrEnum

ENDING_SILENCE = 4  # seconds of silence that end a recording


@dataclass(frozen=True, slots=True)
class Called:
    """The call has arrived and nothing has been said yet."""

    knows_line: bool = False  # the event that is on knows this line and needs no PIN from it


@dataclass(frozen=True, slots=True)
class Answered:
    """Whoever the city calls has answered, and nothing has been said yet."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys pressed, in order: 0 to 9, star and hash."""

    pressed: str


@dataclass(frozen=True, slots=True)
class Speech:
    """Words recognised."""

    words: str


@dataclass(frozen=True, slots=True)
class Silence:
    """The listening time ran out without a key or a word."""


class Ending(StrEnum):
    """How the way into a room or to another telephone ended."""

    LEFT = "left"  # it stood, and the caller or the far end left it
    BUSY = "busy"
    UNANSWERED = "unanswered"
    FAILED = "failed"
    STAR = "star"  # it rang, and the caller did not want to wait


@dataclass(frozen=True, slots=True)
class LeftRoom:
    """The caller has come out of the phone room, the videoconference or the office's line, and is still there."""

    ending: Ending = Ending.LEFT
    seconds: int = 0  # for which it stood
    was_put_through: bool | None = None  # to somebody; None where nobody says so

    @property
    def stood(self) -> bool:
        """Or the caller has left it for the menu."""
        return self.seconds > 0 or self.ending in (Ending.LEFT, Ending.STAR)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording has ended."""

    sid: str  # the provider's id of it
    seconds: int = 0
    hung_up: bool = False  # the caller hung up while speaking
    key: str = ""  # the one that ended it, empty where silence or length did

    @property
    def spoken(self) -> int:
        """Seconds of speech: a recording that no key ended ends in silence, which the provider counts too."""
        return self.seconds if self.key else self.seconds - ENDING_SILENCE


@dataclass(frozen=True, slots=True)
class Resumed:
    """Something of ours broke; the caller is still on the line and the stage should begin again."""


Heard = Called | Answered | Keys | Speech | Silence | LeftRoom | Recorded | Resumed
