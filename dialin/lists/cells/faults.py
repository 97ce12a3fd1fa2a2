"""Cells that hold no value but what a spreadsheet writes where it has none."""

import re

from dialin.rules.refusals import Refused

UNWORKED = "\ue000"  # stands for a formula whose result the file does not hold
_FAULT = re.compile(
    r"#(?:DIV/0!|N/A|N/V|NV|NAME\?|NULL!|NUM!|ZAHL!|REF!|BEZUG!|VALUE!|WERT!|SPILL!|(?:Ü|UE)BERLAUF!|CALC!|KALK!|"
    r"FIELD!|FELD!|BLOCKED!|BLOCKIERT!|CONNECT!|VERBINDEN!|UNKNOWN!|UNBEKANNT!|GETTING_DATA|#+)|(?:Err|Fehler):\d+",
    re.IGNORECASE,
)


def is_fault(text: str) -> bool:
    """Whether a spreadsheet wrote that it could not work out a cell: #DIV/0!, #NV, #REF!, #####."""
    return _FAULT.fullmatch(text.strip()) is not None


def refuse_fault(text: str, heading: str) -> Refused | None:
    if UNWORKED in text:
        return Refused(
            "The formula under “{heading}” has no stored result. Open the file in the spreadsheet, save it there, and "
            "import it again, or write the value itself.",
            {"heading": heading},
        )
    if is_fault(text):
        return Refused(
            "The cell under “{heading}” is an error of the spreadsheet: {error}. Write the value itself.",
            {"heading": heading, "error": text.strip()},
        )
    return None
