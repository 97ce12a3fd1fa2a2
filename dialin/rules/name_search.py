"""Finding a person by a name that somebody has heard rather than read."""

from dialin.rules.names import name_key

_HEARD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def is_named(name: str, typed: str) -> bool:
    """Whether every word typed begins a word of the name; umlauts may be written out, hyphens left out."""
    words = _words(name)
    return all(any(word.startswith(part) for word in words) for part in _words(typed))


def _words(text: str) -> list[str]:
    return name_key(text).translate(_HEARD).replace("-", " ").split()
