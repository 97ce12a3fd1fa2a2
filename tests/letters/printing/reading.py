"""Reads a PDF as a ruler and a reading machine do: what stands where, in millimetres from the upper left corner."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of type. x: its left end; y: its base line; size: in points."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level line."""

    x: float
    y: float
    length: float


def pages(pdf: bytes) -> list[PageObject]:
    return list(PdfReader(BytesIO(pdf)).pages)


def text_of(page: PageObject) -> str:
    """On one line, as somebody reads it aloud."""
    return plain(page.extract_text())


def plain(text: str) -> str:
    """With one kind of blank and of dash."""
    return " ".join(text.split()).replace("\N{EN DASH}", "-")


def pieces(page: PageObject) -> list[Piece]:
    found: list[Piece] = []

    def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text.strip():
            x, y = _through(cm, tm[4], tm[5])
            found.append(Piece(plain(text), x * MM, (float(page.mediabox.height) - y) * MM, size * abs(tm[0] * cm[0])))

    page.extract_text(visitor_text=note)
    return found


def piece(page: PageObject, text: str) -> Piece:
    """The first that begins so."""
    return next(one for one in pieces(page) if one.text.startswith(text))


def strokes(page: PageObject) -> list[Stroke]:
    found: list[Stroke] = []
    at: list[tuple[float, float]] = []

    def note(operator: bytes, operands: Any, cm: list[float], _tm: Any) -> None:
        if operator in (b"m", b"l"):
            x, y = _through(cm, *map(float, operands))
            at.append((x * MM, (float(page.mediabox.height) - y) * MM))
            if operator == b"l" and len(at) > 1 and abs(at[-2][1] - at[-1][1]) < 0.01:
                found.append(Stroke(min(at[-2][0], at[-1][0]), at[-1][1], abs(at[-2][0] - at[-1][0])))

    page.extract_text(visitor_operand_before=note)
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """By name, without the mark of a subset: whether the font is in the file."""
    found: dict[str, bool] = {}
    for page in pages(pdf):
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            described = inner["/FontDescriptor"].get_object()
            name = str(described["/FontName"]).lstrip("/").split("+")[-1]
            found[name] = any(key.startswith("/FontFile") for key in described)
    return found


def _through(cm: list[float], x: float, y: float) -> tuple[float, float]:
    return x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]
