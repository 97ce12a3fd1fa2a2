"""jitsi-admin: the room's code, then the attendee's own PIN where one was sent; its "Konferenz ID" is for the web."""

import re

from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import Case, Keys, PlatformReader, one_code


def keys(case: Case) -> Keys:
    found = one_code(case)
    own = case.passcode(Label.PERSONAL_PIN)
    if found.groups is None or own is None or own == case.room or len(found.groups) > 1:
        return found
    return Keys((*found.groups, f"{case.next}{own}#"), found.doubts)


JITSI_ADMIN = PlatformReader(
    word="jitsi-admin",
    signs=re.compile(
        r"jitsi[- ]?admin|Folgende Daten ben\S{1,3}tigen Sie,? um der Konferenz beizutreten"
        r"|Klicken Sie hier,? um direkt zu der Videokonferenz"
        r"|\([A-Z]{2}\)\s?\+?[\d ]{6,20}PIN:[\d ]+#\s*\(\+?[\d ]+,,,,"
        r"|stattdessen\s+per\s+Telefon\s+beitreten\s+m\S{1,3}chten,\s+w\S{1,3}hlen",
        re.IGNORECASE,
    ),
    rooms=(Label.PIN, Label.ACCESS, Label.KEYED, Label.MEETING),
    lengths=range(4, 13),
    keys=keys,
)
