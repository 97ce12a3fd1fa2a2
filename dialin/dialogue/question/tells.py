"""Tells about recordings of a question. sid: the provider's id of the recording, in all of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordingMade:
    """A question was recorded; it is thrown away again unless the caller keeps it."""

    sid: str
    seconds: int


@dataclass(frozen=True, slots=True)
class RecordingKept:
    """The caller has listened to it and handed it in."""

    sid: str


@dataclass(frozen=True, slots=True)
class NameAllowed:
    """The question may be read out with the caller's name."""

    sid: str


@dataclass(frozen=True, slots=True)
class RecordingDiscarded:
    """The caller does not want it."""

    sid: str


QuestionTell = RecordingMade | RecordingKept | NameAllowed | RecordingDiscarded
