"""The copy of everything about one person as a ZIP: a letter to read, data for machines, and the sound; in memory."""

import json
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from jinja2 import Environment, PackageLoader, StrictUndefined

from dialin.letters.house import House
from dialin.rules.retention import Terms
from dialin.store.copying import Copy

LETTERS = {"de": "auskunft", "en": "letter"}  # by language: the name of the file
USUAL_LANGUAGE = "de"  # of a letter in whose language none is written
_LOCALES = {"en": "en_GB"}


def bundle(copy: Copy, terms: Terms, house: House) -> bytes:
    """Nothing of it is ever written to a disk here."""
    language = copy.language if copy.language in LETTERS else USUAL_LANGUAGE
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        files = {f"{LETTERS[language]}.html": letter(copy, terms, house, language).encode(), "data.json": data(copy)}
        for name, content in (files | {f"audio/{name}": sound for name, sound in copy.sounds.items()}).items():
            archive.writestr(ZipInfo(name, copy.at.timetuple()[:6]), content)
    return packed.getvalue()


def data(copy: Copy) -> bytes:
    """In a structured, commonly used and machine-readable form (Article 20 GDPR)."""
    event = {"slug": copy.event.slug, "title": copy.event.title, "starts": copy.event.starts}
    document = {"at": copy.at, "event": event, **copy.rows, "audio": sorted(copy.sounds)}
    return json.dumps(document, ensure_ascii=False, indent=2, default=_plain).encode()


def letter(copy: Copy, terms: Terms, house: House, language: str) -> str:
    zone = ZoneInfo(copy.event.timezone)

    def when(moment: datetime | None) -> str:
        locale = _LOCALES.get(language, language)
        return "…" if moment is None else format_datetime(moment.astimezone(zone), "long", locale=locale)

    values = {"copy": copy, "days": terms.days, "house": house, "when": when, **copy.rows}
    return _templates().get_template(f"copy.{language}.html").render(values)


def _templates() -> Environment:
    loader = PackageLoader("dialin.letters")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
