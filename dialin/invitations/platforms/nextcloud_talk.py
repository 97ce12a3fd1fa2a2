"""Nextcloud Talk: the conversation's meeting ID, then the PIN of whoever was invited."""

import re

from dialin.invitations.doubts import NO_CODE, NO_PERSONAL_PIN
from dialin.invitations.ground.label_words import Label
from dialin.invitations.ground.one_taps import OneTap
from dialin.invitations.platforms.reader import COMMA, Case, Keys, PlatformReader


def keys(case: Case) -> Keys:
    """The line to tap begins with 00, which makes the bridge take both codes at once; a person keys them apart."""
    if not case.room:
        return Keys(None, (NO_CODE,))
    wait = COMMA * case.tap.groups[0].commas if case.tap else case.first
    pin = case.passcode(Label.PERSONAL_PIN, Label.PIN, Label.PASSCODE)
    if pin is None and case.tap is not None and len(case.tap.groups) > 1:
        pin = re.sub(r"\D", "", case.tap.groups[1].keys) or None
    if pin is None:
        return Keys((f"{wait}{case.room}#", f"{case.next}#"), (NO_PERSONAL_PIN,))
    return Keys((f"{wait}{case.room}#", f"{case.next}{pin}#"))


def room_of_tap(tap: OneTap) -> str:
    return re.sub(r"\D", "", tap.groups[0].keys).removeprefix("00")


NEXTCLOUD_TALK = PlatformReader(
    word="nextcloud-talk",
    signs=re.compile(r"Nextcloud(?:[ -]Talk)?", re.IGNORECASE),
    rooms=(Label.MEETING, Label.CONFERENCE),
    lengths=range(4, 13),
    keys=keys,
    room_of_tap=room_of_tap,
)
