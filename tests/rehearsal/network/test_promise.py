"""What runs TwiML needs the promise of a network and nothing of the company: here a line made of lists keeps it."""

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from dialin.rehearsal.clock import CompanyClock
from dialin.rehearsal.documents.runs import Switchboard
from dialin.rehearsal.documents.starting import beside_script, redirect, start_document
from dialin.rehearsal.network.recordings import Recorder
from dialin.rehearsal.network.steps import GoTo, Key, Stopped
from dialin.rehearsal.rooms.room import Rooms
from dialin.rehearsal.rooms.voices import who_hears
from dialin.rehearsal.verbs import VERBS
from dialin.rehearsal.wire.sender import Delivered
from dialin.rehearsal.wire.transports import Response
from tests.rehearsal.webhooks import document

START = datetime(2026, 6, 19, 15, 0, tzinfo=UTC)
PIN = GoTo("https://dialin.example/voice", "POST", "incoming")


@dataclass(eq=False)
class SipLeg:
    """A telephone on a line of the city's own: sounds go out as they are, keys come in."""

    sid: str
    from_: str = "+493023125010"
    to: str = "+493023125000"
    status: str = "ringing"
    fallback: object = None
    bridged: object = None
    script: object = None
    sip_answer: dict = field(default_factory=dict)
    played: list = field(default_factory=list)
    tones: list = field(default_factory=list)
    states: list = field(default_factory=list)
    duration: int = 0

    @property
    def is_answered(self):
        return self.status != "ringing"

    @property
    def is_over(self):
        return self.status == "completed"

    def answer(self):
        self.status = "in-progress"

    def end(self, status, reason, *, by):
        if not self.is_over:
            self.status = status
            self.script.stop(Stopped(by))

    def hear(self, playing):
        self.played.append(playing.sound.text)

    def sound_ended(self, playing):
        assert playing.stopped

    def receive_tone(self, key):
        self.tones.append(key)

    def note_state(self, state, text=""):
        self.states.append(state)

    def note_document(self, url, document):
        pass

    def note_verb(self, verb):
        pass


class SipNetwork:
    """Answers each request with the next document."""

    def __init__(self, *documents):
        self.clock = CompanyClock(START)
        self.answers = deque(documents)
        self.asked = []
        recorder = Recorder(self)
        rooms = Rooms(self, recorder, lambda *document: beside_script(self.switchboard, *document))
        self.switchboard = Switchboard(self, rooms, recorder, VERBS)

    def fetch(self, leg, fetching, done):
        self.asked.append((fetching.url, fetching.parameters))
        done(Delivered(Response(200, (("Content-Type", "text/xml"),), document(self.answers.popleft())), fetching.url))

    def new_sid(self, kind):
        return f"{kind}1"

    def pass_time(self, seconds):
        until = self.clock.now + timedelta(seconds=seconds)
        while timer := self.clock.step(until):
            timer.act()


def test_a_document_is_spoken_and_its_keys_are_asked_with() -> None:
    network = SipNetwork(
        '<Gather numDigits="2" action="/pin"><Say>PIN?</Say></Gather>', "<Say>Thank you</Say><Hangup/>"
    )
    leg = SipLeg("CA1")
    start_document(network.switchboard, leg, PIN)
    assert (leg.played, leg.status) == (["PIN?"], "in-progress")
    for key in "47":
        leg.script.send(Key(key))
    assert network.asked[1][0] == "https://dialin.example/pin"
    assert network.asked[1][1]["Digits"] == "47"
    network.pass_time(5)
    assert (leg.played, leg.status) == (["PIN?", "Thank you"], "completed")


def test_two_legs_meet_in_a_room_and_one_is_called_out_of_it() -> None:
    room = '<Dial><Conference beep="false" waitUrl="">Saal</Conference></Dial>'
    network = SipNetwork(room, room, "<Pause length='60'/>")
    first, second = SipLeg("CA1"), SipLeg("CA2")
    for leg in (first, second):
        start_document(network.switchboard, leg, PIN)
    assert who_hears(network.switchboard.rooms, first) == [second]
    first.script.send(Key("5"))
    assert second.tones == ["5"]
    redirect(network.switchboard, first, GoTo("https://dialin.example/news", "POST", "updated"))
    assert list(network.switchboard.rooms.by_name["Saal"].participants) == ["CA2"]
