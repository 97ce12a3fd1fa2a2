"""All readers, and which of them a text belongs to."""

import re
from collections import Counter

from dialin.invitations.ground.evidence import Evidence
from dialin.invitations.platforms.bigbluebutton import BIGBLUEBUTTON
from dialin.invitations.platforms.chime import CHIME
from dialin.invitations.platforms.freeconference import FREECONFERENCE
from dialin.invitations.platforms.goto import GOTO
from dialin.invitations.platforms.jitsi import JITSI
from dialin.invitations.platforms.jitsi_admin import JITSI_ADMIN
from dialin.invitations.platforms.meet import MEET
from dialin.invitations.platforms.nextcloud_talk import NEXTCLOUD_TALK
from dialin.invitations.platforms.reader import PlatformReader
from dialin.invitations.platforms.skype import SKYPE
from dialin.invitations.platforms.teams import TEAMS
from dialin.invitations.platforms.unknown import UNKNOWN
from dialin.invitations.platforms.webex import WEBEX
from dialin.invitations.platforms.zoom import ZOOM

# Where two are as likely, the one above: jitsi-admin's mails speak of Jitsi too, and others offer Skype as a client.
READERS = (
    ZOOM, TEAMS, WEBEX, JITSI_ADMIN, BIGBLUEBUTTON, NEXTCLOUD_TALK, GOTO, MEET, JITSI, CHIME, FREECONFERENCE, SKYPE,
)  # fmt: skip
_JOINS, _ABOUT, _WORD = 6, 3, 1
_MOST_WORDS = 4
_ENOUGH = 25_000  # characters to tell by
_OFFERS_LYNC = ("zoom", "webex")  # "Join by Skype for Business" stands in theirs


def reader_of(evidence: Evidence) -> PlatformReader:
    """Links count for more than words, and a link to a meeting for most; `UNKNOWN` where nothing speaks for any."""
    points: Counter[str] = Counter()
    for link in evidence.links:
        if link.platform:
            points[link.platform] += _JOINS if link.meeting else _ABOUT
    flat = re.sub(r"\s+", " ", evidence.bare[:_ENOUGH])
    for reader in READERS:
        words = sum(1 for _ in zip(reader.signs.finditer(flat), range(_MOST_WORDS), strict=False))
        points[str(reader.word)] += words * _WORD
    if any(points[word] for word in _OFFERS_LYNC):
        points["skype"] = min(points["skype"], 1)
    if points["jitsi-admin"]:
        points["jitsi-admin"] += points["jitsi"]
    best = max(READERS, key=lambda reader: points[str(reader.word)])
    return best if points[str(best.word)] else UNKNOWN
