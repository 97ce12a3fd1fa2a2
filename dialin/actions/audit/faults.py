"""What can be wrong with the audit log, and the sentence that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialin.rules.refusals import mark


class Fault(StrEnum):
    """Of an entry, or of the ends of the log."""

    MISSING = "missing"
    CHANGED = "changed"
    FOREIGN = "foreign"  # written by somebody without the key
    COPIED = "copied"  # there twice
    EMPTIED = "emptied"  # of its details, and not by dialin
    END = "end"  # or the beginning is not the one that was signed
    UNREADABLE = "unreadable"


_SENTENCES: Mapping[Fault, str] = {
    Fault.MISSING: mark("Entry {number} is missing."),
    Fault.CHANGED: mark("Entry {number} was changed, or does not follow from the one before."),
    Fault.FOREIGN: mark("Entry {number} was not written by dialin."),
    Fault.COPIED: mark("Entry {number} is there twice."),
    Fault.EMPTIED: mark("What entry {number} said was deleted, and not by dialin."),
    Fault.END: mark("The beginning or the end of the log is not as it was left."),
    Fault.UNREADABLE: mark("The log cannot be read: there is something in it that dialin does not write."),
}
_SEVERAL_MISSING = mark("Entries {number} to {last} are missing.")


@dataclass(frozen=True, slots=True)
class Found:
    """number, last: in the chain; None where the entry has no number yet."""

    fault: Fault
    number: int | None = None
    last: int | None = None

    @property
    def sentence(self) -> str:
        """With placeholders, for `values` to fill in whichever language is shown."""
        return _SEVERAL_MISSING if self.fault is Fault.MISSING and self.number != self.last else _SENTENCES[self.fault]

    @property
    def values(self) -> dict[str, str]:
        return {"number": "?" if self.number is None else str(self.number), "last": str(self.last)}
