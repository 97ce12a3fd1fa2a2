"""Microsoft Teams: the ID of the telephone conference; meeting ID and passcode are for the web, Video-ID for rooms."""

import re

from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import PlatformReader, one_code

TEAMS = PlatformReader(
    word="teams",
    signs=re.compile(
        r"Microsoft[ -]Teams|\bTeams[- ](?:Besprechung|Meeting|Sitzung|Termin)|Telefonkonferenz-?\s?ID"
        r"|Phone\s+Conference\s+ID",
        re.IGNORECASE,
    ),
    rooms=(Label.CONFERENCE,),
    lengths=range(6, 12),
    keys=one_code,
    shortest_number=10,
)
