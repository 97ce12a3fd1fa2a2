"""BigBlueButton and Greenlight: the PIN of the conference; the room's access code is for its web page."""

import re

from dialin.invitations.doubts import WEB_CODE
from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import Case, Keys, PlatformReader, one_code

_FOR_PHONES = (Label.CONFERENCE, Label.PIN, Label.KEYED, Label.MEETING, Label.PERSONAL_PIN)


def keys(case: Case) -> Keys:
    found = one_code(case)
    is_sure = case.tap is not None or case.evidence.coded(*_FOR_PHONES)
    return found if is_sure or found.groups is None else Keys(found.groups, (WEB_CODE,))


BIGBLUEBUTTON = PlatformReader(
    word="bigbluebutton",
    signs=re.compile(r"Big\s?Blue\s?Button|\bGreenlight\b|\bBBB\b", re.IGNORECASE),
    rooms=(*_FOR_PHONES, Label.ACCESS),
    lengths=range(4, 13),
    keys=keys,
)
