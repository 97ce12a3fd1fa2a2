"""Jitsi Meet: the PIN that its conference mapper has given the room."""

import re

from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import PlatformReader, one_code

JITSI = PlatformReader(
    word="jitsi",
    signs=re.compile(
        r"\bJitsi(?:[ -]Meet)?\b|stattdessen\s+per\s+Telefon\s+beitreten\s+m\S{1,3}chten,\s+tippen"
        r"|To join by phone instead, tap this"
        r"|\bdialInInfo\.html|ohne\s+sich\s+mit\s+dem\s+Ton\s+zu\s+verbinden|join without connecting to audio",
        re.IGNORECASE,
    ),
    rooms=(Label.PIN, Label.CONFERENCE, Label.MEETING, Label.KEYED, Label.ACCESS),
    lengths=range(5, 13),
    keys=one_code,
)
