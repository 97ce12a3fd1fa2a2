"""Countries as people write them into an address, and the form of their postcodes."""

import re

_NAMES = {
    "D": "deutschland germany de brd bundesrepublik ger deu",
    "A": "österreich oesterreich austria at aut",
    "CH": "schweiz switzerland suisse svizzera che",
    "L": "luxemburg luxembourg lu lux",
    "F": "frankreich france fr fra",
    "B": "belgien belgium belgique belgië be bel",
    "NL": "niederlande netherlands holland nederland nld",
    "DK": "dänemark daenemark denmark danmark dnk",
    "PL": "polen poland polska pol",
    "CZ": "tschechien czechia cze",
    "I": "italien italy italia it ita",
    "E": "spanien spain españa es esp",
    "P": "portugal pt prt",
    "FL": "liechtenstein li lie",
    "GB": "großbritannien grossbritannien england schottland wales uk gbr",
    "IRL": "irland ireland ie",
    "S": "schweden sweden sverige se swe",
    "N": "norwegen norway norge no nor",
    "FIN": "finnland finland fi suomi",
    "H": "ungarn hungary hu hun magyarország",
    "SK": "slowakei slovakia svk",
    "SLO": "slowenien slovenia si svn",
    "HR": "kroatien croatia hrv hrvatska",
    "RO": "rumänien rumaenien romania rou",
    "BG": "bulgarien bulgaria bgr",
    "GR": "griechenland greece grc",
    "TR": "türkei tuerkei turkey türkiye tur",
    "UA": "ukraine ukr",
    "USA": "us amerika",
}  # fmt: skip
_LONG_NAMES = {
    "vereinigte staaten": "USA", "united states": "USA", "united kingdom": "GB", "vereinigtes königreich": "GB",
    "tschechische republik": "CZ", "czech republic": "CZ", "bundesrepublik deutschland": "D",
}  # fmt: skip
GERMANY = "D"
_CODE_OF = {name: code for code, names in _NAMES.items() for name in (code.casefold(), *names.split())} | _LONG_NAMES
_FORMS = {
    "A": "[1-9][0-9]{3}", "CH": "[1-9][0-9]{3}", "FL": "94[89][0-9]", "L": "[0-9]{4}", "B": "[1-9][0-9]{3}",
    "DK": "[0-9]{4}", "N": "[0-9]{4}", "H": "[0-9]{4}", "SLO": "[0-9]{4}", "BG": "[0-9]{4}",
    "P": "[0-9]{4}(-[0-9]{3})?",
    "F": "[0-9]{5}", "I": "[0-9]{5}", "E": "[0-9]{5}", "FIN": "[0-9]{5}", "HR": "[0-9]{5}", "TR": "[0-9]{5}",
    "UA": "[0-9]{5}", "USA": "[0-9]{5}(-[0-9]{4})?", "RO": "[0-9]{6}", "PL": "[0-9]{2}-?[0-9]{3}",
    "CZ": "[0-9]{3} ?[0-9]{2}", "SK": "[0-9]{3} ?[0-9]{2}", "S": "[0-9]{3} ?[0-9]{2}", "GR": "[0-9]{3} ?[0-9]{2}",
    "NL": "[1-9][0-9]{3} ?[A-Z]{2}",
}  # fmt: skip
_ANY_FORM = "(?=.*[0-9])[A-Z0-9][A-Z0-9 -]{1,9}"
_LONGEST = 100  # letters; a longer town is refused, and slow to look through
_BEHIND = re.compile(r"^(?P<town>.*\S)\s*(?:[,/]\s*(?P<behind>[^,/()]+)|\((?P<bracketed>[^()]+)\))$")


def country_of(text: str) -> str | None:
    """By its sign on cars: of a name in German or English, or of a sign; None where it is no country that is known."""
    return _CODE_OF.get(" ".join(text.casefold().strip(" .").split()))


def fits_country(postcode: str, country: str) -> bool:
    """Whether a postcode, in capitals and without a country in front, may be one of this country."""
    return re.fullmatch(_FORMS.get(country, _ANY_FORM), postcode) is not None


def take_country(town: str) -> tuple[str, str | None]:
    """A town and, where it is written behind it, its country: "Wien, Österreich" or "Wien (AT)"."""
    found = _BEHIND.match(town) if len(town) <= _LONGEST else None
    country = country_of(found["behind"] or found["bracketed"]) if found else None
    return (found["town"], country) if found and country else (town, None)
