"""Which country a line speaks of, by its name in German or English, or by its letters in brackets."""

import re
from functools import cache

from babel import Locale
from phonenumbers import SUPPORTED_REGIONS

_LETTERS = re.compile(r"[(\[]([A-Z]{2})[)\]]")
_OTHER_NAMES = {
    "usa": "US",
    "u.s.": "US",
    "us": "US",
    "uk": "GB",
    "großbritannien": "GB",
    "holland": "NL",
    "tschechien": "CZ",
}
_NAME = re.compile(r"[^\W\d_][^\d\n:,;()<>|+#/]{1,40}")


@cache
def _names() -> dict[str, str]:
    names = {}
    for language in ("de", "en"):
        territories = Locale.parse(language).territories
        names.update({name.casefold(): region for region, name in territories.items() if region in SUPPORTED_REGIONS})
    return names | _OTHER_NAMES


def region_in(line: str) -> str | None:
    """The region that is named, such as DE; None where none is."""
    letters = _LETTERS.search(line)
    if letters and letters[1] in SUPPORTED_REGIONS:
        return letters[1]
    for name in _NAME.finditer(line[:200]):
        words = name[0].casefold().split()
        for length in range(min(5, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                region = _names().get(" ".join(words[start : start + length]).strip(" .-"))
                if region:
                    return region
    return None
