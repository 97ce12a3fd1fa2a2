"""A call leg: what the person at its far end hears and does, and what running documents need of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from dialin.rehearsal.heard import Heard, HeardTone, Playing
from dialin.rehearsal.legs import doing
from dialin.rehearsal.legs.owner import OVER, Direction, LegOwner
from dialin.rehearsal.network.promise import CallLeg
from dialin.rehearsal.network.scripts import Script
from dialin.rehearsal.network.steps import EndedBy, Over, PickedUp, Sounds, StatusCallback, Stopped, WaitFor
from dialin.rehearsal.transcripts import Story, transcript
from dialin.rehearsal.twiml.elements import Document, Verb


@dataclass(eq=False, repr=False)
class Leg:
    """A call leg. The methods above the line are the person's, those below keep the promise to running documents."""

    company: LegOwner
    sid: str
    from_: str
    to: str
    direction: Direction
    created_at: datetime
    status: str = "ringing"
    parent: CallLeg | None = None
    forwarded_from: str = ""
    answered_by: str = ""
    sip_parameters: dict[str, str] = field(default_factory=dict)
    sip_headers: dict[str, str] = field(default_factory=dict)
    sip_answer: dict[str, str] = field(default_factory=dict)
    fallback: tuple[str, str] | None = None
    progress: StatusCallback | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    ended_because: str = ""
    was_initiated: bool = False
    documents: list[tuple[str, str]] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)
    tones: list[HeardTone] = field(default_factory=list)
    story: Story = field(default_factory=list)
    feed: list[dict[str, object]] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    bridged: CallLeg | None = None
    across: CallLeg | None = None  # the other end, where a number of the account was called by the account
    script: Script[Over] | None = None
    # What the person does by themselves, and when an answering machine began to record.
    person: Script[None] | None = None
    records_since: datetime | None = None
    # Called with each key that the far end hears; a videoconference lets its caller in by them.
    on_tone: Callable[[str], None] = lambda _: None
    is_admitted: bool = False
    sip_code: str = ""  # with which the called end took the call, or turned it away
    is_speaking: bool = False
    requests_in_a_row: tuple[datetime | None, int] = (None, 0)
    _sequence: int = -1

    def pick_up(self) -> None:
        """Answer a telephone that rings until somebody does (Callee `somebody`)."""
        self._take_off("answered")

    def decline(self) -> None:
        """Push a ringing call away: the network says that the line is busy, and by which SIP code."""
        self._take_off("rejected")

    def press(self, keys: str) -> None:
        """Press keys, 0.1 s apart on the company's clock."""
        turns = self.company.turns
        with turns.turn():
            seconds = doing.press(self, keys)
        turns.pass_time(seconds)

    def say(self, words: str, *, confidence: float = 0.9) -> None:
        """Speak; returns once the company takes the sentence to be finished."""
        turns = self.company.turns
        with turns.turn():
            seconds = doing.say(self, words, confidence)
        turns.pass_time(seconds)
        if self.waiting_for == "end of speech":
            turns.run_until(lambda: self.waiting_for != "end of speech", 60)

    def wait(self, seconds: float) -> None:
        """Let time pass for everybody."""
        self.company.turns.elapse(seconds)

    def listen(self, *, at_most: float = 300) -> None:
        """Let prompts play until the company waits for this person or the call has ended (`at_most` seconds)."""
        self.company.turns.run_until(lambda: self.waiting_for not in ("prompt", "keys to be sent"), at_most)

    def silence(self, *, at_most: float = 300) -> None:
        """Say and press nothing until the prompt and the wait after it are over (`at_most` seconds)."""
        self.listen(at_most=at_most)
        if self.waiting_for in ("", "room", "bridge"):
            return
        present = len(self.verbs)
        self.company.turns.run_until(lambda: len(self.verbs) != present or self.is_over, at_most)

    def hang_up(self) -> None:
        with self.company.turns.turn():
            doing.note(self, "hangs up")
            self.end("completed" if self.is_answered else "no-answer", "the person hung up", by="person")

    @property
    def heard(self) -> list[Heard]:
        """What the person has heard so far; pieces that were cut off, only as far as they were played."""
        return [item.heard(self._now) for item in self.story if isinstance(item, Playing)]

    @property
    def recorded(self) -> str:
        """What an answering machine has recorded of us: the words after its beep."""
        since, now = self.records_since, self._now
        played = (item for item in self.story if isinstance(item, Playing))
        return " ".join(word for one in played for word, at in one.words() if since and since < at <= now)

    @property
    def prompt(self) -> str:
        """The whole text of what is being played just now, heard or not yet."""
        now = [p.sound.text for p in self.story if isinstance(p, Playing) and p.stopped is None]
        return " ".join(now)

    @property
    def waiting_for(self) -> str:
        """What the running document waits for, empty when nothing runs."""
        waiting = self.script.waiting if self.script else None
        if waiting is None:
            return ""
        return waiting.what if isinstance(waiting, WaitFor) else "webhook"

    @property
    def room(self) -> str | None:
        inside = self.company.participant(self)
        return inside.room.friendly_name if inside else None

    @property
    def muted(self) -> bool:
        inside = self.company.participant(self)
        return bool(inside and inside.muted)

    @property
    def on_hold(self) -> bool:
        inside = self.company.participant(self)
        return bool(inside and inside.hold)

    def transcript(self) -> str:
        """The call as text: what was heard and done, each with minutes and seconds since it began."""
        over = [f"      over: {self.ended_because}"] if self.is_over else []
        return "\n".join(transcript(self.story, self.created_at, self._now) + over)

    def _take_off(self, outcome: str) -> None:
        with self.company.turns.turn():
            if self.script and self.status == "ringing":
                self.script.send(PickedUp(outcome))

    # ------------------------------------------------------------------ the promise

    @property
    def _now(self) -> datetime:
        return self.company.turns.now

    @property
    def is_over(self) -> bool:
        return self.status in OVER

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None

    @property
    def duration(self) -> int:
        """Whole seconds from the answer to the end."""
        if self.answered_at is None:
            return 0
        return round(((self.ended_at or self._now) - self.answered_at).total_seconds())

    def answer(self) -> None:
        if not self.is_answered and not self.is_over:
            self.status, self.answered_at = "in-progress", self._now
            self.note_state("connected")

    def end(self, status: str, reason: str, *, by: EndedBy) -> None:
        """End the leg; its script lets go of rooms, children and recordings first."""
        if self.is_over:
            return
        self.status, self.ended_at, self.ended_because = status, self._now, reason
        if self.script:
            self.script.stop(Stopped(by))
        if self.person:
            self.person.stop(Stopped(by))
        self.note_state("over", reason)
        self.company.leg_ended(self)

    def hear(self, playing: Playing) -> None:
        self.story.append(playing)
        sound = playing.sound
        self._note({"kind": sound.kind, "text": sound.text, "language": sound.language, "id": id(playing)})
        if self.person:
            self.person.send(Sounds())

    def sound_ended(self, playing: Playing) -> None:
        if playing.heard(self._now).was_cut:
            self._note({"kind": "cut", "id": id(playing)})

    def receive_tone(self, key: str) -> None:
        self.tones.append(HeardTone(key, self._now))
        self.on_tone(key)

    def note_state(self, state: str, text: str = "") -> None:
        self._note({"kind": "state", "state": state, "text": text})

    def note_document(self, url: str, document: Document) -> None:
        self.documents.append((url, document.source))

    def note_verb(self, verb: Verb) -> None:
        self.verbs.append(verb)

    def next_sequence(self) -> int:
        self._sequence += 1
        return self._sequence

    def _note(self, item: dict[str, object]) -> None:
        """Tell whoever watches this leg (the telephones of the live company)."""
        self.feed.append({"n": len(self.feed) + 1, "at": self._now.isoformat(), **item})
        self.company.turns.changed.notify_all()
