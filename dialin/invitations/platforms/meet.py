"""Google Meet: the PIN beside the number, each country's its own; the one in the link of further numbers is another."""

import re

from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import PlatformReader, one_code

MEET = PlatformReader(
    word="meet",
    signs=re.compile(r"Google[ -]Meet|\bLink f\S{1,3}r Videoanruf|Video call link|Hangouts Meet", re.IGNORECASE),
    rooms=(Label.PIN, Label.CONFERENCE, Label.ACCESS),
    lengths=range(6, 14),
    keys=one_code,
    has_code_per_number=True,
    shortest_number=9,
)
