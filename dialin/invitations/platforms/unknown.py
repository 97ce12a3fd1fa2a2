"""A platform that nobody has named: the number, and the code that stands beside it with a word that fits."""

import re

from dialin.invitations.doubts import UNKNOWN_PLATFORM, UNLABELLED
from dialin.invitations.ground.label_words import Label
from dialin.invitations.platforms.reader import Case, Keys, PlatformReader, one_code


def keys(case: Case) -> Keys:
    found = one_code(case)
    if found.groups is None:
        return found
    is_labelled = bool(case.evidence.coded(*UNKNOWN.rooms))
    return Keys(found.groups, (UNKNOWN_PLATFORM if is_labelled else UNLABELLED, *found.doubts))


UNKNOWN = PlatformReader(
    word=None,
    signs=re.compile(r"(?!)"),
    rooms=(
        Label.CONFERENCE,
        Label.ACCESS,
        Label.PIN,
        Label.PERSONAL_PIN,
        Label.MEETING,
        Label.KEYED,
        Label.PHONE_PASSCODE,
        Label.PASSCODE,
    ),
    lengths=range(3, 15),
    keys=keys,
)
