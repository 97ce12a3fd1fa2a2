"""A call as the conductor holds it during one turn."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dialin.store.database import Record

LINE_LANGUAGE = "de"  # of a line without an event


@dataclass(frozen=True, slots=True)
class LiveCall:
    """One call. id: 0 until its first turn is saved. caller, dialled: E.164; caller is None where withheld.

    language: of what is said; line_language: in which this line greets.

    event: a row with the columns of the event it belongs to, None before there is one; bridge_state: of its leg.
    hand_id: of the attendee's raised hand; has_floor: the right to speak is theirs; is_open: the microphone is open.
    may_be_recorded: what its owner has answered to that, None before. needs_help: staff see a mark for help.
    """

    id: int
    sid: str
    caller: str | None
    dialled: str
    language: str
    line_language: str = LINE_LANGUAGE
    state: str = ""
    turn: int = 0
    reply: str = ""
    news_id: int | None = None
    is_waiting: bool = False
    hung_up_at: datetime | None = None
    event_id: int | None = None
    attendee_id: int | None = None
    event: Any = None
    hand_id: int | None = None
    has_floor: bool = False
    is_open: bool = False
    may_be_recorded: bool | None = None
    wants_music: bool = True
    needs_help: bool = False
    bridge_state: str | None = None

    @property
    def chosen_language(self) -> str | None:
        """What the caller has asked for before it was known who calls, where the line greets in another language."""
        return None if self.attendee_id is not None or self.language == self.line_language else self.language

    def bound_to(self, found: Record) -> "LiveCall":
        """This call, now of `found`, a row of `store.pins.find_pin`."""
        return replace(
            self,
            event_id=found.event_id,
            attendee_id=found.attendee_id,
            event=found,
            bridge_state=found.bridge_state,
            hand_id=found.hand_id,
            has_floor=found.floor_at is not None,
            is_open=bool(found.is_open),
            may_be_recorded=found.may_be_recorded,
        )


def live_call(row: Record) -> LiveCall:
    """From `store.calls.load_call`."""
    return LiveCall(
        id=row.id,
        sid=row.sid,
        caller=row.caller,
        dialled=row.dialled,
        language=row.language,
        line_language=row.event_language or LINE_LANGUAGE,
        state=row.state,
        turn=row.turn,
        reply=row.reply,
        news_id=row.news_id,
        is_waiting=row.is_waiting,
        hung_up_at=row.hung_up_at,
        event_id=row.event_id,
        attendee_id=row.attendee_id,
        event=None if row.event_id is None else row,
        bridge_state=row.bridge_state,
        hand_id=row.hand_id,
        has_floor=row.floor_at is not None,
        is_open=bool(row.is_open),
        may_be_recorded=row.may_be_recorded,
        wants_music=row.wants_music,
        needs_help=row.trouble is not None,
    )
