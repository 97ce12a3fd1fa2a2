"""The addresses given to the provider in TwiML and REST calls: absolute, and free of anything personal."""

from dataclasses import dataclass

# A turn may be asked for again: it is answered from the saved turn. So a lost answer is worth a second try; and without
# the answer of the wait nobody gets into the room.
RETRIES = "#rc=2&rt=4500&rp=ct,rt,5xx"


@dataclass(frozen=True, slots=True)
class Addresses:
    """base: the public address, without a slash at the end; empty where only a loopback server is meant.

    mark: of the call whose addresses they are, so that none of them serves for another.
    """

    base: str
    mark: str | None = None

    def turn(self, number: int, *, language: str) -> str:
        """The language of the call stands in it for the apology, which must do without the database."""
        return f"{self.base}/voice/turn/{number}{self._with(lang=language)}{RETRIES}"

    def news(self, work_id: int) -> str:
        return f"{self.base}/voice/news/{work_id}{self._with()}{RETRIES}"

    def announcement(self, work_id: int) -> str:
        return f"{self.base}/voice/announcement/{work_id}"

    def resume(self, tries: int, *, language: str | None, heard: str | None = None) -> str:
        """heard: what the caller did and nobody answered, sealed."""
        return f"{self.base}/voice/resume/{tries}{self._with(lang=language, heard=heard)}"

    @property
    def room(self) -> str:
        return f"{self.base}/voice/room"

    @property
    def room_wait(self) -> str:
        return f"{self.base}/voice/room/wait{RETRIES}"

    @property
    def recording(self) -> str:
        return f"{self.base}/voice/recording"

    @property
    def music(self) -> str:
        return f"{self.base}/voice/sounds/music.wav"

    @property
    def tone(self) -> str:
        return f"{self.base}/voice/sounds/tone.wav"

    def silence(self, milliseconds: int) -> str:
        return f"{self.base}/voice/sounds/silence/{milliseconds}.wav"

    def said(self, sealed: str) -> str:
        """What a caller has recorded, by its sealed id."""
        return f"{self.base}/voice/sounds/said/{sealed}.wav"

    @property
    def recordings(self) -> str:
        return f"{self.base}/voice/sounds/recordings"

    def out(self, work_id: int, attempt: int) -> str:
        """Is asked when somebody whom the city calls has answered."""
        return f"{self.base}/voice/out/{work_id}/{attempt}{RETRIES}"

    def out_status(self, work_id: int, attempt: int) -> str:
        return f"{self.base}/voice/out/{work_id}/{attempt}/status"

    def out_machine(self, work_id: int, attempt: int) -> str:
        """Is told whether a person or a machine has answered."""
        return f"{self.base}/voice/out/{work_id}/{attempt}/machine"

    def message_status(self, work_id: int, attempt: int) -> str:
        return f"{self.base}/voice/message/{work_id}/{attempt}"

    def bridge_answered(self, token: str) -> str:
        return f"{self.base}/voice/bridge/{token}/answered{RETRIES}"

    def bridge(self, token: str) -> str:
        """Is asked once the keys have been sent."""
        return f"{self.base}/voice/bridge/{token}{RETRIES}"

    def bridge_status(self, token: str) -> str:
        return f"{self.base}/voice/bridge/{token}/status"

    def test(self, token: str, step: str = "") -> str:
        """Of a test call: what it does when it is answered; step: `/keyed` and `/stood` for what comes after."""
        return f"{self.base}/voice/test/{token}{step}{RETRIES}"

    def test_status(self, token: str) -> str:
        return f"{self.base}/voice/test/{token}/status"

    def _with(self, **asked: str | None) -> str:
        """The query; what it holds needs no escaping."""
        parts = [f"{name}={value}" for name, value in {**asked, "of": self.mark}.items() if value]
        return f"?{'&'.join(parts)}" if parts else ""


def room_name(event_id: int | None) -> str:
    """Of an event's phone room; it says nothing about the event to the provider."""
    return f"dialin-{event_id}"
