"""Scenes and short words for the tests of the dialogue: one event, one caller, any moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.dialogue.exchange import Input
from dialin.dialogue.scene import EventFacts, Scene
from dialin.dialogue.step import step
from dialin.dialogue.turn import Listen, Tone, Turn
from dialin.dialogue.words.state import State
from dialin.rules.phases import Phase

BERLIN = ZoneInfo("Europe/Berlin")
STARTS = datetime(2026, 6, 19, 18, tzinfo=BERLIN)
OFFICE, CALLER = "+493023125900", "+493023125010"
LANGUAGES = {"5": "en"}


def event(phase: Phase = Phase.LIVE, *, is_connected: bool = True) -> EventFacts:
    return EventFacts(
        id=1,
        title="Digitaltag",
        starts=STARTS,
        ends=STARTS + timedelta(hours=2),
        doors=STARTS - timedelta(minutes=15),
        phase=phase,
        no_show=timedelta(minutes=15),
        is_connected=is_connected,
    )


def phase_for(now: datetime) -> Phase:
    doors, ends = STARTS - timedelta(minutes=15), STARTS + timedelta(hours=2)
    if now >= ends:
        return Phase.OVER
    if now >= STARTS:
        return Phase.LIVE
    return Phase.LOBBY if now >= doors else Phase.CLOSED


def scene(minutes: float = 5.0, **given: object) -> Scene:
    """The scene so many minutes after the start (before it, if negative); `given` overrides fields of the scene."""
    now = (STARTS + timedelta(minutes=minutes)).astimezone(UTC)
    made = Scene(
        now=now,
        language="de",
        city="Kaiserslautern",
        caller=CALLER,
        office=OFFICE,
        event=event(phase_for(now)),
        languages=LANGUAGES,
    )
    return replace(made, **given)  # type: ignore[arg-type]


LIVE = scene()
LOBBY_TIME = scene(-10)
THE_DAY_BEFORE = scene(-24 * 60)
AFTERWARDS = scene(180)


def after(state: State, *heard: Input, at: Scene = LIVE) -> Turn:
    """The last turn of a conversation in which everything is heard in one and the same scene."""
    turn = Turn(state)
    for one in heard:
        turn = step(turn.state, one, at)
    return turn


def said(turn: Turn) -> list[str]:
    return ["(tone)" if isinstance(one, Tone) else one.key for one in turn.says]


def ear(turn: Turn) -> Listen:
    assert isinstance(turn.then, Listen), turn
    return turn.then
