"""A caller's voice, recorded whatever for: the consent before it, whether it can be played yet, and what becomes of it.

sid is the provider's id of the recording, in all of them.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LookAtRecording:
    """Can this recording be played yet?"""

    sid: str


@dataclass(frozen=True, slots=True)
class RecordingReady:
    """It can be played."""


@dataclass(frozen=True, slots=True)
class RecordingAwaited:
    """The provider has not said yet that it can be played."""


@dataclass(frozen=True, slots=True)
class RecordingLost:
    """The provider says that there is none."""


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The caller agreed to be recorded."""

    prompt: str = "reg.rec_consent"  # the text of the catalogue that was agreed to


@dataclass(frozen=True, slots=True)
class DetailRecorded:
    """A name was recorded; it is thrown away again unless kept."""

    sid: str
    seconds: int
    kind: Literal["name", "contact"] = "name"


@dataclass(frozen=True, slots=True)
class DetailDiscarded:
    """The caller did not want this recording."""

    sid: str


@dataclass(frozen=True, slots=True)
class RecordingMade:
    """A question was recorded; it is thrown away again unless the caller keeps it."""

    sid: str
    seconds: int


@dataclass(frozen=True, slots=True)
class RecordingKept:
    """The caller has listened to the question and handed it in."""

    sid: str


@dataclass(frozen=True, slots=True)
class RecordingDiscarded:
    """The caller does not want this question."""

    sid: str


RecordingAsk = LookAtRecording
RecordingOutcome = RecordingReady | RecordingAwaited | RecordingLost
RecordingTell = ConsentGiven | DetailRecorded | DetailDiscarded | RecordingMade | RecordingKept | RecordingDiscarded
