"""Skype for Business: the ID of the conference."""

import re

from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import PlatformReader, one_code

SKYPE = PlatformReader(
    word="skype",
    signs=re.compile(
        r"Skype(?:[ -](?:for[ -]Business|Besprechung|Meeting|f\S{1,3}r[ -]Business))?|\bLync\b|Onlinebesprechung",
        re.IGNORECASE,
    ),
    rooms=(Label.CONFERENCE,),
    lengths=range(4, 13),
    keys=one_code,
)
