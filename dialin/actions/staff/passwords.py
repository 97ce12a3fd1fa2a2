"""Which passwords may be chosen: long, not among the common ones, and without what everybody knows of their owner."""

from collections.abc import Iterable
from importlib import import_module

from dialin.rules.names import name_key
from dialin.rules.refusals import Refused

SHORTEST, LONGEST = 12, 200
LOOKED_AT = 72  # characters; how hard the rest is to guess is not asked
STRENGTH = 4  # of 0 to 4: takes ten thousand million guesses or more
# The lists of the package are English ones.
GERMAN = (
    "passwort", "kennwort", "geheim", "hallo", "willkommen", "schatz", "digitaltag", "verwaltung", "rathaus", "telefon",
    "stadt", "buergeramt", "frühling", "sommer", "herbst", "winter", "januar", "februar", "märz", "juni", "juli",
    "oktober", "dezember", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "qwertz",
    "qwertzuiop", "asdfghjkl", "yxcvbnm", "ichliebedich", "fussball", "hamburg", "berlin", "münchen", "deutschland",
)  # fmt: skip


def judge_password(password: str, *, name: str, city: str | None = None) -> Refused | None:
    """Offline, and in some milliseconds: nothing about a password leaves the house."""
    if len(password) < SHORTEST:
        shortest = {"shortest": str(SHORTEST)}
        return Refused("The password is too short. Choose at least {shortest} characters.", shortest, field="password")
    if len(password) > LONGEST:
        longest = {"longest": str(LONGEST)}
        return Refused("The password is too long. Choose at most {longest} characters.", longest, field="password")
    known = _words((name, city or "", "dialin"))
    if any(word in name_key(password) for word in known):
        return Refused(
            "The password contains the name, the city or “dialin”. Choose one that nobody could think of.",
            field="password",
        )
    # Imported late: its lists cost every start a twentieth of a second.
    judged = import_module("zxcvbn").zxcvbn(password[:LOOKED_AT], user_inputs=[*known, *GERMAN])
    if judged["score"] < STRENGTH:
        return Refused(
            "This password is among the first that are guessed. Choose one of four or more unusual words.",
            field="password",
        )
    return None


def _words(known: Iterable[str]) -> set[str]:
    """Each of these, and each longer word of it."""
    keys = [name_key(one) for one in known]
    return {key for key in keys if len(key) > 2} | {word for key in keys for word in key.split() if len(word) > 3}
