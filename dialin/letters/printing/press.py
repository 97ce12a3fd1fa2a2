"""From a template of ours and data to a PDF: no text of anybody is ever read as markup, and no font is replaced."""

import json
from importlib.resources import files
from typing import Any

from dialin.letters.printing.face import face
from dialin.letters.printing.trouble import NOT_INSTALLED, PrintingTrouble

_TEMPLATES = files("dialin.letters") / "templates" / "print"


def press(template: str, data: dict[str, Any], *, with_gaps: bool = False) -> bytes:
    """The PDF; raises `PrintingTrouble`. with_gaps: what the typeface has not becomes a ?, and is not refused."""
    try:
        import typst
    except ImportError:
        raise PrintingTrouble(NOT_INSTALLED) from None
    text = json.dumps(data, ensure_ascii=False)
    if with_gaps:
        text = face().shown(text)
    elif missing := face().missing_in(text):
        raise PrintingTrouble(f"The typeface of letters has no “{missing}”. Write that in other letters.")
    try:
        pdf, warnings = typst.compile_with_warnings(
            str(_TEMPLATES / template),
            root=str(_TEMPLATES),
            font_paths=typst.Fonts(False, False, [str(face().folder)]),
            sys_inputs={"data": text},
            format="pdf",
            pdf_standards="ua-1",  # typst refuses what cannot be read aloud
        )
    except typst.TypstError as wrong:
        raise PrintingTrouble(f"This cannot be printed: {wrong}") from None
    if warnings:  # of a font that is not there, above all: another would be taken silently
        raise PrintingTrouble(f"This cannot be printed: {warnings[0]}")
    return bytes(pdf)
