"""Lines that are about the list and not about a person: totals, titles of its parts, remarks above and below it."""

import re

from dialin.lists.folding import plain, words_of

_TOTALS = {
    "summe", "gesamt", "gesamtsumme", "zwischensumme", "endsumme", "total", "totals", "subtotal", "grandtotal",
    "insgesamt", "anzahl", "uebertrag", "sum", "count", "teilnehmerzahl", "gesamtzahl", "gesamtergebnis", "ergebnis",
    "mittelwert", "saldo",
}  # fmt: skip
_PARTS = {
    "nachruecker", "nachrueckerin", "nachrueckerliste", "nachruecker/innen", "nachrueckerinnen", "warteliste",
    "teilnehmer", "teilnehmende", "teilnehmerliste", "teilnehmerinnen", "anmeldungen", "anmeldeliste", "anmeldung",
    "abmeldungen", "abgemeldet", "absagen", "abgesagt", "reserve", "reserveliste", "ersatz", "ersatzliste", "gruppe",
    "liste", "seite", "stand", "vormittag", "nachmittag", "vormittags", "nachmittags", "waitinglist", "waitlist",
    "cancelled", "attendees", "reserved", "standby", "nachmeldungen", "nachmeldung", "neuanmeldungen", "storniert",
    "stornierungen", "bemerkung", "bemerkungen", "hinweis", "hinweise", "legende", "personen", "plaetze", "zugesagt",
    "datum", "ende", "listenende", "endederliste", "festnetz", "warteplaetze", "warteplatz", "nachzuegler",
    "tisch", "tische", "bus", "raum", "saal", "block", "teil", "kurs", "reihe", "etage", "haus", "ort", "tag", "abend",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "nord", "sued", "ost", "west",
    "mitte", "zentrum", "gaeste", "presse", "table", "group", "room", "session", "section", "page", "people", "kopie",
}  # fmt: skip
# No family is called so, whatever stands behind the word: "Veranstaltung Süd", "Mitarbeiter der Verwaltung".
_BEGINNINGS = {
    "veranstaltung", "veranstaltungen", "veranstaltungsort", "ortsteil", "ortsbezirk", "ortschaft", "stadtteil",
    "stadtbezirk", "stadtgebiet", "innenstadt", "verbandsgemeinde", "landkreis", "standort", "bezirk", "abteilung",
    "fachbereich", "kategorie", "zielgruppe", "termin", "termine", "uhrzeit", "zeitraum", "mitarbeiter",
    "mitarbeiterinnen", "mitarbeitende", "beschaeftigte", "ehrengaeste", "ehrenamtliche", "referenten",
    "stadtverwaltung", "gemeindeverwaltung", "kreisverwaltung", "verwaltung", "telefonteilnehmer", "onlineteilnehmer",
    "praesenz", "online", "telefonisch", "erstellt", "gedruckt", "exportiert", "ausgedruckt", "bitte", "achtung",
    "wichtig", "vertraulich", "quelle", "folgende", "noch", "weitere", "sonstige", "please", "created", "printed",
    "exported", "confidential",
}  # fmt: skip
# Clubs and offices, wherever the word stands: "AWO Ortsverein", "Seniorenkreis St. Martin".
_BODIES = re.compile(
    "(?:senioren|alten|pflege|wohn|stadt|orts|bezirks|kreis|kirchen|pfarr|frauen|maenner|sport|turn|musik|gesang|heimat|"
    "sozial)(?:kreis|club|klub|treff|treffpunkt|heim|stift|zentrum|verein|verband|gemeinde|gruppe|verwaltung|residenz|"
    "beirat|buero|werk|gemeinschaft)"
)
_BETWEEN = {
    "ab", "am", "an", "auf", "aus", "bei", "bis", "der", "des", "fuer", "im", "in", "mit", "nach", "ohne", "um", "vom",
    "von", "zum", "zur", "for", "from", "of", "on",
}  # fmt: skip
_TITLES = _TOTALS | _PARTS
_ALONE = _TITLES | _BEGINNINGS
_AROUND = {"„": "“”", "“": "”", '"': '"', "»": "«", "«": "»", "(": ")", "[": "]", "<": ">"}  # marks that close again
_DASHES = "-\N{EN DASH}\N{EM DASH}"
_IN_FRONT = re.compile(f"[*•→>=_#+]|[{_DASHES}]+ ?")
_SURNAME = re.compile(r"\w+,")  # "Bitte, Anna"
_MOST_DIGITS = 3  # of a person without a number; a date, a year or a number has more


def is_title(text: str) -> bool:
    """By its words or its marks alone; whether a number stands in the line is for others to look at."""
    return _is_marked(text) or sum(map(str.isdigit, text)) > _MOST_DIGITS or _is_worded(text)


def _is_marked(text: str) -> bool:
    """As a heading or a footnote is: --- Süd ---, „Süd“, * mit Rollstuhl, Bitte bis Freitag!"""
    closing = _AROUND.get(text[:1], "")
    return (
        text.endswith((":", "!", "?")) or (len(text) > 1 and text[-1] in closing) or _IN_FRONT.match(text) is not None
    )


def _is_worded(text: str) -> bool:
    """A word for a sum or a part of the list, alone or with what counts, numbers or places it."""
    words = [word for word in words_of(text) if not word.isdigit()]
    if not words or plain(text) in _ALONE or any(map(_BODIES.fullmatch, words)):
        return bool(words)
    if words[0] in _BEGINNINGS:
        return not _SURNAME.match(text)
    if words[0] not in _TITLES:
        return False
    rest = [word for word in words if word not in _TITLES and len(word) > 1]
    return (
        not rest
        or words[0] in ("summe", "zwischensumme", "anzahl")
        or words[1] in _BETWEEN
        or any(char.isdigit() or char == ":" for char in text)
    )
