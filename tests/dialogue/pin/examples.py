"""The PIN keyed, spoken, read out and tried: states of it, and what may be answered to its asks."""

from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.pin import (
    CheckNumber,
    CheckPin,
    CompareOwnPin,
    LastDigits,
    OpenOwnPin,
    PinCheck,
    PinEntry,
    PinHeard,
    PinReading,
    PinReady,
)
from dialin.dialogue.words.pin_outcomes import (
    PinAccepted,
    PinBarred,
    PinCompared,
    PinMistyped,
    PinNotChecked,
    PinNumberWanted,
    PinOfAnotherDay,
    PinOfTest,
    PinOpened,
    PinUnknown,
    PinUnmatched,
    PinWithdrawn,
    PinWithheld,
)

DRAFT = Draft(name="RE1", phone="+493023125010")
STATES = (
    PinEntry(),
    PinEntry(so_far="12", silences=2, slips=2, unknown=2, helped=True),
    PinEntry(for_seat=True),
    PinEntry(for_seat=True, to_cancel=True),
    PinEntry(silences=2, helped=True),
    PinHeard(("748290", "748209")),
    PinHeard(("748290",), entry=PinEntry(slips=2), silences=2),
    LastDigits("748290"),
    LastDigits("748290", so_far="50", misses=1),
    LastDigits("748290", entry=PinEntry(for_seat=True, to_cancel=True, unknown=1, helped=True)),
    PinReady(DRAFT),
    PinReading(DRAFT),
    PinReading(again=True, misses=1),
    PinCheck(DRAFT, tries=1),
)
ANSWERS = {
    CheckPin: (
        PinAccepted(1, 1, "de"),
        PinAccepted(1, 1, "en", position=2),
        PinMistyped("748291"),
        PinUnknown("748290"),
        PinOfAnotherDay(1, 1, "de"),
        PinOfAnotherDay(1, 1, "en", position=1),
        PinWithdrawn(1, 1, "de"),
        PinNotChecked(),
        PinNumberWanted("748290"),
        PinBarred("de"),
        PinBarred("en"),
        PinOfTest(),
    ),
    CheckNumber: (
        PinAccepted(1, 1, "de"),
        PinOfAnotherDay(1, 1, "en", position=1),
        PinWithdrawn(1, 1, "de"),
        PinBarred("de"),
        PinUnmatched("748290", "5010"),
    ),
    OpenOwnPin: (PinOpened("748290"), PinWithheld()),
    CompareOwnPin: (PinCompared(is_same=True), PinCompared(is_same=False)),
}
