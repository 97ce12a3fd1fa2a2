"""Amazon Chime: the meeting's ID, which its invitations also call the PIN."""

import re

from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import PlatformReader, one_code

CHIME = PlatformReader(
    word="chime",
    signs=re.compile(r"Amazon Chime|\bChime[- ](?:Meeting|Besprechung)|meet\.chime\.in", re.IGNORECASE),
    rooms=(Label.MEETING, Label.ACCESS, Label.PIN),
    lengths=range(10, 14),
    keys=one_code,
    shortest_number=9,
    has_code_in_link=True,
)
