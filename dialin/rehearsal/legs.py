"""One side of a telephone conversation, and what the person at its end can do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from dialin.rehearsal.heard import Heard, Playing
from dialin.rehearsal.steps import Key, Torn, VoiceStarts, VoiceStops
from dialin.rehearsal.transcripts import Done, transcript
from dialin.rehearsal.twiml.speech import speaking_seconds

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company
    from dialin.rehearsal.rooms.room import Participant
    from dialin.rehearsal.scripts import Script
    from dialin.rehearsal.twiml.documents import Document, Verb

Direction = Literal["inbound", "outbound-api", "outbound-dial"]
OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
KEYS = frozenset("0123456789*#ABCD")
SECONDS_A_KEY = 0.1


@dataclass(frozen=True)
class Wanted:
    """Which steps of a leg are told to whom."""

    url: str
    method: str = "POST"
    events: frozenset[str] = frozenset({"completed"})


@dataclass(frozen=True)
class Tone:
    """A key that the person heard as a tone, and when."""

    key: str
    at: datetime


@dataclass(eq=False, repr=False)
class Leg:
    """A call leg. The methods above the line are the person's, those below the company's."""

    company: "Company"
    sid: str
    from_: str
    to: str
    direction: Direction
    created_at: datetime
    status: str = "ringing"
    parent: "Leg | None" = None
    forwarded_from: str = ""
    answered_by: str = ""
    sip_parameters: dict[str, str] = field(default_factory=dict)
    fallback: tuple[str, str] | None = None
    progress_wanted: Wanted | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    ended_because: str = ""
    documents: "list[tuple[str, str]]" = field(default_factory=list)
    verbs: "list[Verb]" = field(default_factory=list)
    tones: list[Tone] = field(default_factory=list)
    story: list[Playing | Done] = field(default_factory=list)
    feed: list[dict[str, object]] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    participant: "Participant | None" = None
    bridged: "Leg | None" = None
    script: "Script | None" = None
    recording_sid: str = ""
    was_initiated: bool = False
    sip_headers: dict[str, str] = field(default_factory=dict)
    sip_answer: dict[str, str] = field(default_factory=dict)
    # Called with each key that the person hears, and when the leg was answered or has ended.
    on_tone: Callable[[str], None] = lambda _: None
    is_admitted: bool = False
    is_speaking: bool = False
    requests_in_a_row: tuple[datetime | None, int] = (None, 0)
    _sequence: int = -1

    def press(self, keys: str) -> None:
        """Press keys, 0.1 s apart on the company's clock."""
        if not keys or not set(keys) <= KEYS:
            raise ValueError(f"{keys!r}: a telephone has the keys 0-9, * and # (and A-D)")
        with self.company.turn():
            for place, key in enumerate(keys):
                self.company.clock.after(place * SECONDS_A_KEY, lambda key=key: self._pressed(key))  # type: ignore[misc]
        self.company.pass_time(len(keys) * SECONDS_A_KEY)

    def say(self, words: str, *, confidence: float = 0.9) -> None:
        """Speak; returns when the company has taken the sentence for finished."""
        seconds = max(0.2, speaking_seconds(words))
        with self.company.turn():
            self.company.clock.after(0, lambda: self._speaks(words))
            self.company.clock.after(seconds, lambda: self._spoke(words, confidence))
        self.company.pass_time(seconds)
        if self.waiting_for == "end of speech":
            self.company.run_until(lambda: self.waiting_for != "end of speech", 60)

    def wait(self, seconds: float) -> None:
        """Let time pass for everybody."""
        self.company.elapse(seconds)

    def listen(self, *, at_most: float = 300) -> None:
        """Let prompts play until the company waits for this person, or the call has ended (in seconds)."""
        self.company.run_until(lambda: self.waiting_for not in ("prompt", "keys to be sent"), at_most)

    def silence(self, *, at_most: float = 300) -> None:
        """Say and press nothing until the prompt and what it waits for are over (bounded, in seconds)."""
        self.listen(at_most=at_most)
        if self.waiting_for in ("", "room", "bridge"):
            return
        present = len(self.verbs)
        self.company.run_until(lambda: len(self.verbs) != present or self.is_over, at_most)

    def hang_up(self) -> None:
        with self.company.turn():
            self._did("hangs up")
            self.end("completed" if self.is_answered else "no-answer", "the person hung up", by="person")

    @property
    def heard(self) -> list[Heard]:
        """What the person has heard so far, pieces that were cut off only as far as they were played."""
        return [item.heard(self.company.now) for item in self.story if isinstance(item, Playing)]

    @property
    def prompt(self) -> str:
        """The whole text of what is being played just now, heard or not yet."""
        now = [p.sound.text for p in self.story if isinstance(p, Playing) and p.stopped is None]
        return " ".join(now)

    @property
    def waiting_for(self) -> str:
        """What the running document waits for, empty when nothing runs."""
        waiting = self.script.waiting if self.script else None
        return getattr(waiting, "what", "webhook") if waiting else ""

    @property
    def is_over(self) -> bool:
        return self.status in OVER

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None

    @property
    def room(self) -> str | None:
        return self.participant.room.friendly_name if self.participant else None

    @property
    def muted(self) -> bool:
        return bool(self.participant and self.participant.muted)

    @property
    def on_hold(self) -> bool:
        return bool(self.participant and self.participant.hold)

    @property
    def duration(self) -> int:
        """Whole seconds from the answer to the end."""
        if self.answered_at is None:
            return 0
        return round(((self.ended_at or self.company.now) - self.answered_at).total_seconds())

    def transcript(self) -> str:
        """The call as text: what was heard and done, each with minutes and seconds since it began."""
        return transcript(self)

    # ------------------------------------------------------------------ the company's side

    def answer(self) -> None:
        if not self.is_answered and not self.is_over:
            self.status, self.answered_at = "in-progress", self.company.now
            self.news({"kind": "state", "state": "connected"})

    def end(self, status: str, reason: str, *, by: Literal["person", "api", "company"]) -> None:
        """End the leg; its script lets go of rooms, children and recordings first."""
        if self.is_over:
            return
        self.status, self.ended_at, self.ended_because = status, self.company.now, reason
        if self.script:
            self.script.tear(Torn(by))
        self.news({"kind": "state", "state": "over", "text": reason})
        self.company.leg_ended(self)

    def hear(self, playing: Playing) -> None:
        self.story.append(playing)
        sound = playing.sound
        self.news({"kind": sound.kind, "text": sound.text, "language": sound.language, "id": id(playing)})

    def sound_ended(self, playing: Playing) -> None:
        if playing.heard(self.company.now).was_cut:
            self.news({"kind": "cut", "id": id(playing)})

    def receive_tone(self, key: str) -> None:
        self.tones.append(Tone(key, self.company.now))
        self.on_tone(key)

    def keep_document(self, url: str, document: "Document") -> None:
        self.documents.append((url, document.source))

    def keep_verb(self, verb: "Verb", part: str) -> None:
        if part in ("call", "whisper"):
            self.verbs.append(verb)

    def next_sequence(self) -> int:
        self._sequence += 1
        return self._sequence

    def news(self, item: dict[str, object]) -> None:
        """Tell whoever watches this leg (the telephones of the live company)."""
        self.feed.append({"n": len(self.feed) + 1, "at": self.company.now.isoformat(), **item})
        self.company.changed.notify_all()

    def _pressed(self, key: str) -> None:
        if self.script and not self.is_over:
            self._did("presses ", more=key)
            self.script.send(Key(key))

    def _speaks(self, words: str) -> None:
        if self.script and not self.is_over:
            self._did(f"says: {words}")
            self.is_speaking = True
            self.script.send(VoiceStarts())
            self.company.hear_voice(self, words)

    def _spoke(self, words: str, confidence: float) -> None:
        if self.script and not self.is_over:
            self.is_speaking = False
            self.script.send(VoiceStops(words, confidence))
            self.company.hear_voice(self, None)

    def _did(self, what: str, *, more: str = "") -> None:
        """Note what the person did; keys in a row stand on one line."""
        last = self.story[-1] if self.story else None
        if more and isinstance(last, Done) and last.what.startswith(what):
            self.story[-1] = Done(last.at, last.what + more)
        else:
            self.story.append(Done(self.company.now, what + more))
