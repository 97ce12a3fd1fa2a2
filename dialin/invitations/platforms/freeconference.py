"""FreeConference: the access code; the moderator's PIN is not for guests."""

import re

from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import PlatformReader, one_code

FREECONFERENCE = PlatformReader(
    word="freeconference",
    signs=re.compile(r"Free\s?Conference(?:\s?Call)?(?:\.com)?", re.IGNORECASE),
    rooms=(Label.ACCESS, Label.CONFERENCE, Label.PIN, Label.MEETING),
    lengths=range(5, 11),
    keys=one_code,
)
