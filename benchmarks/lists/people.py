"""The people of a list: as many as needed, three to a telephone."""

FIRST = ("Erna", "Hans", "Grete", "Karl", "Ilse", "Otto", "Frieda", "Kurt", "Hilde", "Emil")
SYLLABLES = ("ber", "dorf", "feld", "gard", "hau", "lin", "mar", "nau", "rot", "wes")


def csv_of(rows: int) -> bytes:
    """A line for each, no two alike."""
    lines = [f"{FIRST[row % 10]} {_family(row)};030 231{row // 3:06};Brief" for row in range(rows)]
    return "\n".join(["Name;Telefon;Zustellung", *lines]).encode()


def _family(row: int) -> str:
    """Its digits as syllables, the last first."""
    return "".join(SYLLABLES[int(digit)] for digit in reversed(str(row))).capitalize()
