"""What the dial-ins of the platforms have in common and where they differ: one record each.

Compiled from what the platforms' own help pages, their invitations and public software (FreeSWITCH's dialplan of
BigBlueButton, Jigasi) say; a platform may behave otherwise from one day to the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dialin.rehearsal.callees.far_ends.script import Lobby

# Before its host is there, a videoconference holds its callers, or says so and hangs up, or knows no such code yet.
BeforeHost = Literal["holds", "hangs up", "knows no code"]


@dataclass(frozen=True)
class Habits:
    """is_greeted: a greeting comes first, during which no key is heard. asks_participant: for a number of one's own."""

    before_host: BeforeHost
    is_greeted: bool = True
    hears_at_once: bool = True
    keeps_early: bool = False
    asks_participant: bool = False
    skipped_by: str = ""
    tries: int = 3
    waits: float = 10.0
    lobby: Lobby = "holds"
    greets_with: str = ""


HABITS: Mapping[str, Habits] = {
    # Without a participant's number only the hash is keyed; the star leads straight to the passcode.
    "zoom": Habits("holds", asks_participant=True, skipped_by="*", greets_with="Zoom"),
    "teams": Habits("holds", greets_with="Microsoft Teams"),
    "webex": Habits("holds", asks_participant=True, greets_with="Webex"),
    # FreeSWITCH asks at once, and keeps what was keyed before; nobody is in until somebody has come by the web.
    "bigbluebutton": Habits("hangs up", is_greeted=False, keeps_early=True, waits=7.0),
    # The conference mapper knows no room that nobody is in; Jigasi cannot wait in a lobby: the call ends.
    "jitsi": Habits("knows no code", lobby="drops", greets_with="Jitsi"),
    "jitsi-admin": Habits("holds", hears_at_once=False),
    "nextcloud-talk": Habits("holds", greets_with="Nextcloud Talk"),
    "goto": Habits("holds", asks_participant=True, greets_with="GoTo"),
    "meet": Habits("hangs up", greets_with="Google Meet"),
    "chime": Habits("holds", greets_with="Amazon Chime"),
    "freeconference": Habits("holds", greets_with="FreeConference"),
    "skype": Habits("holds", greets_with="Skype"),
}
