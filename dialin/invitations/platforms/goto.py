"""GoTo Meeting: the access code; the meeting ID is for room systems, the audio PIN for who sits at a computer."""

import re

from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import PlatformReader, one_code

GOTO = PlatformReader(
    word="goto",
    signs=re.compile(r"\bGoTo[ -]?(?:Meeting|Webinar|Connect|Training)?\b(?=\W|$)(?<=[a-z])", re.IGNORECASE),
    rooms=(Label.ACCESS, Label.CONFERENCE),
    lengths=range(9, 10),
    keys=one_code,
    shortest_number=10,
    has_code_in_link=True,
)
