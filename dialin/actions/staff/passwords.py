"""Which passwords may be chosen: long, not among the common ones, and without what everybody knows of their owner."""

import unicodedata
from collections.abc import Iterable
from importlib import import_module

from dialin.rules.names import name_key
from dialin.rules.refusals import Refused

SHORTEST, LONGEST = 12, 200
LOOKED_AT = 40  # characters; how hard the rest is to guess is not asked
STRENGTH = 4  # of 0 to 4: takes ten thousand million guesses or more
STRENGTH_OF_LETTERS = 3  # of what is left without blanks and hyphens, which is shorter
# The lists of the package are English ones. Umlauts are written out and left out as well, see _spellings.
GERMAN = (
    "passwort", "kennwort", "geheim", "hallo", "willkommen", "schatz", "digitaltag", "verwaltung", "rathaus", "telefon",
    "stadt", "bürgeramt", "frühling", "sommer", "herbst", "winter", "januar", "februar", "märz", "juni", "juli",
    "oktober", "dezember", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "qwertz",
    "qwertzuiop", "asdfghjkl", "yxcvbnm", "ichliebedich", "fußball", "hamburg", "berlin", "münchen", "deutschland",
    "mein", "mai", "ostern", "weihnachten", "geburtstag", "feierabend", "wochenende", "urlaub", "familie", "mutter",
    "vater", "kinder", "liebe", "liebling", "schatzi", "engel", "sonnenschein", "schmetterling", "schokolade",
    "prinzessin", "bärchen", "sternchen", "marienkäfer", "sonnenblume", "blume", "katze", "hund", "pferd", "garten",
    "schalke", "borussia", "dortmund", "bayern", "werder", "bremen", "frankfurt", "köln", "stuttgart", "düsseldorf",
    "leipzig", "dresden", "hannover", "nürnberg", "österreich", "schweiz", "büro", "sekretariat", "bürgermeister",
    "gemeinde", "landkreis", "standesamt", "behörde", "veranstaltung", "moderation", "zugang", "anmeldung",
    "telefonnummer", "handy", "computer", "internet", "tastatur", "bildschirm", "benutzer", "mitarbeiter", "guten",
    "morgen", "abend", "danke", "bitte", "sicher", "neues", "arschloch", "scheiße", "bundesrepublik",
)  # fmt: skip
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_BETWEEN = str.maketrans(dict.fromkeys(" -_.,:/", ""))
# Signs that are read as letters, as digits are. The judge tries every way to read them: seconds, where they are many.
_SIGNS = str.maketrans("@({[<!|$+%", "acccciistx")
_MOST_SIGNS = 3
_LONG_WORD = 5  # letters; shorter ones come about by chance where blanks are left out


def judge_password(password: str, *, name: str, city: str | None = None) -> Refused | None:
    """Offline, and in some milliseconds: nothing about a password leaves the house."""
    if len(password) < SHORTEST:
        shortest = {"shortest": str(SHORTEST)}
        return Refused("The password is too short. Choose at least {shortest} characters.", shortest, field="password")
    if len(password) > LONGEST:
        longest = {"longest": str(LONGEST)}
        return Refused("The password is too long. Choose at most {longest} characters.", longest, field="password")
    known = _words((name, city or "", "dialin"))
    if any(word in name_key(password) for word in known) or any(
        _bare(word) in _bare(password) for word in known if len(word) >= _LONG_WORD
    ):
        return Refused(
            "The password contains the name, the city or “dialin”. Choose one that nobody could think of.",
            field="password",
        )
    words = list(dict.fromkeys(spelling for word in (*known, *GERMAN) for spelling in _spellings(word)))
    bare = _bare(password)
    if _strength(bare, words) < STRENGTH_OF_LETTERS or any(
        _strength(spelling, words) < STRENGTH for spelling in _spellings(password) if spelling != bare
    ):
        return Refused(
            "This password is among the first that are guessed. Choose one of four or more unusual words.",
            field="password",
        )
    return None


def _words(known: Iterable[str]) -> set[str]:
    """Each of these, and each longer word of it."""
    keys = [name_key(one) for one in known]
    return {key for key in keys if len(key) > 2} | {word for key in keys for word in key.split() if len(word) > 3}


def _spellings(text: str) -> list[str]:
    """As it is; in usual letters, without what cannot be seen; its umlauts written out; and the letters alone."""
    key = name_key(text)
    return list(dict.fromkeys((text, key, key.translate(_WRITTEN_OUT), _bare(text))))


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", name_key(text).translate(_BETWEEN))
    return "".join(char for char in letters if not unicodedata.combining(char))


def _strength(password: str, words: list[str]) -> int:
    if not password:
        return 0
    # Imported late: its lists cost every start a twentieth of a second.
    judged = import_module("zxcvbn").zxcvbn(legible(password[:LOOKED_AT]), user_inputs=words)
    return int(judged["score"])


def legible(password: str) -> str:
    """With no more kinds of signs than the judge can read in all their ways: of more, each is one letter."""
    kinds = {char for char in password if ord(char) in _SIGNS}
    return password.translate(_SIGNS) if len(kinds) > _MOST_SIGNS else password
