"""Which column says how a person is reached: the parts of an address, whom to ask for, in which room, and who calls."""

import re

from dialin.lists.folding import LONGEST, plain, words_of

_STREET = {"strasse", "str", "street", "strassenname", "wohnstrasse"}
_HOUSE = {"hausnummer", "hausnr", "hausnummern", "hsnr", "hnr", "nr", "nummer", "no", "number", "haus", "house"}
_HOUSE_ALONE = ({"hausnummer"}, {"hausnr"}, {"hsnr"}, {"hnr"}, {"haus", "nummer"}, {"haus", "nr"}, {"house", "number"})
_ADDITION = {"hausnummernzusatz", "hausnrzusatz", "hnrzusatz", "hausnummerzusatz"}
_POSTCODE = {"plz", "postleitzahl", "zip", "postcode", "zipcode", "postal", "code"}
_TOWN = {"ort", "wohnort", "stadt", "town", "city", "gemeinde", "ortsname"}
_TOGETHER = {"plzort", "ortplz", "plzwohnort", "plzstadt"}
_ADDRESS = {
    "adresse", "anschrift", "postanschrift", "postadresse", "wohnadresse", "wohnanschrift", "briefadresse",
    "briefanschrift", "heimatadresse", "privatadresse", "privatanschrift", "adressen",
}  # fmt: skip
_COUNTRY = {"land", "country", "staat", "staatland"}
_CONTACT = {
    "ansprechpartner", "ansprechpartnerin", "ansprechpartnerinnen", "ansprechperson", "kontakt", "kontaktperson",
    "contact", "contactperson", "angehoerige", "angehoeriger", "angehoerigen", "angehoerigr", "betreuer", "betreuerin",
    "betreuungsperson", "bezugsperson", "vertrauensperson", "bevollmaechtigte", "bevollmaechtigter", "pflegekraft",
    "relative", "carer", "caregiver", "tochter", "sohn",
}  # fmt: skip
_SIGHTED = ("ansprech", "angehoerig", "betreu", "bezugsperson", "kontaktperson", "contactperson", "vertrauensperson")
_PHONES = {"telefon", "tel", "telefonnummer", "telefonnr", "phone", "rufnummer", "mobil", "handy", "handynummer", "fon"}
_OF_OTHER_KINDS = _PHONES | {
    "mail", "email", "emailadresse", "mailadresse", "fax", "adresse", "anschrift", "art", "typ", "datum", "notfall",
    "arzt", "abteilung", "verhaeltnis",
}  # fmt: skip
_ASKED_FOR = {
    "zuverlangen", "verlangen", "wenverlangen", "wenmanverlangt", "fragennach", "anruffuer", "telefonueber",
    "erreichbarueber", "zuerreichenueber", "askfor", "whomtoaskfor",
}  # fmt: skip
_ROOM = {"zimmer", "zimmernummer", "zimmernr", "zi", "zinr", "room", "roomnumber", "appartement", "apartment"}
_DIAL = re.compile(".*waehlscheibe.*|rotary|drehscheibe.*|impulswahl.*|impulswaehl.*")
_WITH_DIAL = ({"dial"}, {"has", "dial"}, {"dial", "phone"}, {"dial", "telephone"})
_CALLED_BY = {
    "anrufdurch", "anrufevon", "anrufvon", "anrufedurch", "werruftan", "wersollanrufen", "calledby", "whocalls",
    "menschruftan", "personruftan", "einmenschruftan", "mitarbeiterruftan", "persoenlicheranruf", "anrufdurchmensch",
    "anrufdurchmenschen", "anrufdurchperson", "anrufnurdurchmenschen", "keinautomat", "keinautomatischeranruf",
    "keineautomatischenanrufe", "keinemaschine", "personcalls", "apersoncalls", "noautomaticcalls", "nomachine",
}  # fmt: skip
_FILLING = {
    "und", "u", "mit", "and", "privat", "private", "priv", "home", "der", "die", "des", "dem", "ihr", "ihre", "in", "r",
    "e", "n", "person", "teilnehmers", "teilnehmer", "address", "line", "formatted",
}  # fmt: skip
_COUNTS = re.compile("[0-9]+")
_ITS_NUMBER = {"nr", "nummer", "no", "number"}


def read_reach_heading(heading: str) -> str | None:
    """The name of what the column holds; None where it holds something else."""
    folded = plain(heading[:LONGEST])
    if folded in _TOGETHER:
        return "place"
    if folded in _CALLED_BY:
        return "called_by"
    if folded in _ASKED_FOR:
        return "contact"
    written = words_of(heading[:LONGEST])
    words = {word for word in written if word not in _FILLING and not _COUNTS.fullmatch(word)}
    if not words:
        return "address" if "address" in written else None
    return _of_house(words) or _of_place(words) or _of_person(words)


def is_number_behind(heading: str) -> bool:
    """Whether "Nr." means the house, where the column before it is that of streets."""
    return plain(heading[:LONGEST]) in _ITS_NUMBER


def is_contact_phone(heading: str) -> bool:
    """Whether it is the number of the person who is to be asked for: "Telefon Ansprechpartner"."""
    words = {*words_of(heading[:LONGEST])}
    return _is_of_contact(words) and bool(words & _PHONES) and not words & (_OF_OTHER_KINDS - _PHONES)


def _is_of_contact(words: set[str]) -> bool:
    """Whatever stands beside it: "Ansprechpartnerin im Heim"."""
    return any(word.startswith(_SIGHTED) for word in words)


def _of_house(words: set[str]) -> str | None:
    if words <= _STREET | _HOUSE and words & _STREET:
        return "street"
    if words in _HOUSE_ALONE:
        return "house"
    return "house_addition" if words <= _ADDITION else None


def _of_place(words: set[str]) -> str | None:
    has_code, has_town = bool(words & _POSTCODE), bool(words & _TOWN)
    if words & _STREET and (has_code or has_town) and words <= _STREET | _HOUSE | _POSTCODE | _TOWN:
        return "address"
    if words <= _POSTCODE and words not in ({"code"}, {"postal"}):
        return "postcode"
    if words <= _TOWN:
        return "town"
    if has_code and has_town and words <= _POSTCODE | _TOWN:
        return "place"
    if words <= _COUNTRY:
        return "country"
    return "address" if words <= _ADDRESS else None


def _of_person(words: set[str]) -> str | None:
    if words - {"name"} and words - {"name"} <= _CONTACT:
        return "contact"
    if _is_of_contact(words) and not words & (_OF_OTHER_KINDS | _STREET | _POSTCODE | _TOWN):
        return "contact"
    if words - _ITS_NUMBER and words - _ITS_NUMBER <= _ROOM:
        return "room"
    if words in _WITH_DIAL or any(map(_DIAL.fullmatch, words)):
        return "has_dial"
    return "called_by" if words == {"called", "by"} else None
