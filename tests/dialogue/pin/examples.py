"""The PIN keyed, spoken, read out and tried: states of it, and what may be answered to its asks."""

from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.pin import (
    CheckPin,
    CompareOwnPin,
    OpenOwnPin,
    PinCheck,
    PinEntry,
    PinHeard,
    PinReading,
    PinReady,
    ResolvePin,
)
from dialin.dialogue.words.pin_outcomes import (
    PinAccepted,
    PinBarred,
    PinCompared,
    PinMistyped,
    PinNotChecked,
    PinOfAnotherDay,
    PinOpened,
    PinResolved,
    PinUnknown,
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
        PinBarred("de"),
        PinBarred("en"),
    ),
    ResolvePin: (PinResolved(("748290",)), PinResolved(("748290", "748209"))),
    OpenOwnPin: (PinOpened("748290"), PinWithheld()),
    CompareOwnPin: (PinCompared(is_same=True), PinCompared(is_same=False)),
}
