"""Which column of a table holds what: headings in German and English, in any order, case and spelling."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialin.lists.columns.phones import PhoneColumn, has_area_codes, has_numbers, is_phone_heading, phone_columns
from dialin.lists.columns.questions import is_question_heading
from dialin.lists.columns.reach_headings import is_contact_phone, is_number_behind, read_reach_heading
from dialin.lists.folding import LONGEST, plain
from dialin.lists.rows import MOST_COLUMNS
from dialin.rules.refusals import Refused

# "first", "last", "middle" and "title" are parts that many lists bring; they end up in the name. "somebody" is the name
# where no other column is.
_HEADINGS = {
    "name": (
        "name", "fullname", "displayname", "anzeigename", "attendee", "teilnehmer", "teilnehmerin", "teilnehmende",
        "teilnehmername", "namedesteilnehmers", "ihrname", "vorundnachname", "vorundzuname", "vornameundnachname",
        "vornamenachname", "vornamename", "vornamezuname", "namevorname", "nachnamevorname", "familiennamevorname",
        "zunamevorname", "vornameundname", "namevorundnachname", "nameundvorname", "vorunachname", "namen", "yourname",
        "namenachnamevorname", "namevornamenachname", "vorundfamilienname", "teilnehmerinnen", "namederperson",
        "namederteilnehmerin", "namedergaeste", "namedesgastes", "wieistihrname", "wieheissensie", "whatisyourname",
        "participantname", "attendeename", "guestname", "gastname",
    ),
    "somebody": (
        "person", "teilnehmendeperson", "angemeldeteperson", "anmelder", "anmelderin", "namedesanmelders", "mitglied",
        "anmeldungvon", "interessent", "interessentin", "buerger", "buergerin", "buergerinnen", "gast", "participant",
        "guest", "wer", "bewohner", "bewohnerin", "bewohnername", "namedesbewohners", "namederbewohnerin", "resident",
    ),
    "first": (
        "vorname", "vornamen", "rufname", "ihrvorname", "firstname", "firstnames", "givenname", "givennames",
        "forename", "forenames",
    ),
    "middle": ("middlename", "additionalname", "zweitervorname", "weiterevornamen", "weiterevorname"),
    "last": ("nachname", "familienname", "zuname", "ihrnachname", "lastname", "surname", "familyname"),
    "title": ("titel", "akademischertitel", "akadtitel", "title", "nameprefix"),
    "language": ("language", "lang", "sprache"),
    "delivery": (
        "delivery", "zustellung", "zustellart", "zustellweg", "versand", "versandart", "versandweg", "artderzustellung",
        "artdeszustellung", "pinzustellung", "zustellungderpin", "pinversand", "pinper", "zustellungper",
    ),
    "email": (
        "email", "emailaddress", "mail", "mailaddress", "emailadresse", "mailadresse", "email1value", "email1",
        "emailprivat", "emailadresseprivat",
    ),
    "callback": ("callback", "callbackwanted", "rueckruf", "rueckrufwunsch", "rueckrufgewuenscht", "rueckrufbitte"),
}  # fmt: skip
_COLUMN_OF = {heading: column for column, headings in _HEADINGS.items() for heading in headings}
_HELD_TO = set(_HEADINGS) - {"title", "middle", "email", "somebody"}  # of all others the first is as good as any
_OUTLOOKS = {"carphone", "companymainphone", "otherphone", "primaryphone"}  # where "Callback" is one more telephone
ADDRESS = {"street", "postcode", "place", "address"}  # columns of which one at least is there where a letter may go
_MOST_LOOKED_AT = 200  # cells of a line that may be headings
_MOST_SHOWN = 8  # headings repeated to the reader of a refusal


@dataclass(frozen=True, slots=True)
class Columns:
    """places: the index of each column that is there. ignored: headings that say nothing to us.

    phones: in the order in which a number is chosen. has_areas: some area codes stand in a column of their own.
    """

    places: dict[str, int]
    questions: tuple[int, ...]
    phones: tuple[PhoneColumn, ...]
    has_areas: bool
    headings: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    contact_phone: int | None = None  # of whoever is to be asked for; read where the person's own is missing

    @property
    def width(self) -> int:
        return len(self.headings)

    def pick(self, cells: Sequence[str], column: str) -> str:
        place = self.places.get(column)
        return pick_cell(cells, place)

    @property
    def read_places(self) -> set[int]:
        """The index of every column that is read."""
        of_phones = (place for phone in self.phones for place in phone.places)
        return {*self.places.values(), *self.questions, *of_phones}


def pick_cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def read_headings(written: Sequence[str]) -> Columns | Refused:
    cells = written[:MOST_COLUMNS]
    places: dict[str, int] = {}
    skipped = {"callback"} if {plain(cell) for cell in cells} & _OUTLOOKS else set()
    for place, cell in enumerate(cells):
        column = _column_of(cell)
        if column is None and "street" in places and places["street"] == place - 1 and is_number_behind(cell):
            column = "house"
        if column is None or column in skipped or (column in places and column not in _HELD_TO):
            continue
        if column in places:
            first, second = cells[places[column]].strip(), cell.strip()
            return Refused(
                "The columns “{first}” and “{second}” mean the same. Keep one of them.",
                {"first": first, "second": second},
            )
        places[column] = place
    if not places.keys() & ADDRESS:  # a town alone is no address, and may be where the event is
        places = {column: place for column, place in places.items() if column not in ("town", "country")}
    somebody = places.pop("somebody", None)
    if somebody is not None and not places.keys() & {"name", "last"}:
        places["name"] = somebody
    phones = phone_columns(cells)
    contact_phone = next((place for place, cell in enumerate(cells) if is_contact_phone(cell)), None)
    if not places.keys() & {"name", "last"} or not (phones or contact_phone is not None):
        return _refuse(cells)
    questions = tuple(place for place, cell in enumerate(cells) if is_question_heading(cell))
    columns = Columns(places, questions, phones, has_area_codes(cells), tuple(cells), contact_phone=contact_phone)
    unread = [cell.strip() for place, cell in enumerate(cells) if place not in columns.read_places and cell.strip()]
    return replace(columns, ignored=tuple(unread))


def known_headings(cells: Sequence[str]) -> int:
    """How many of these cells are headings that are understood."""
    return sum(is_heading(cell) for cell in cells[:_MOST_LOOKED_AT])


def is_heading(cell: str) -> bool:
    is_short = len(cell) <= LONGEST
    return is_short and (_column_of(cell) is not None or is_phone_heading(cell) or is_question_heading(cell))


def _column_of(cell: str) -> str | None:
    return _COLUMN_OF.get(plain(cell)) or read_reach_heading(cell)


def first_headings(lines: Sequence[Sequence[str]]) -> int | None:
    """Which of these lines names its columns first, or the one below it where that names more: then it makes groups."""
    at = next((at for at, cells in enumerate(lines) if _are_headings(cells)), None)
    if at is None or at + 1 == len(lines):
        return at
    below = lines[at + 1]
    return at + (_are_headings(below) and known_headings(below) > known_headings(lines[at]))


def _are_headings(cells: Sequence[str]) -> bool:
    """Whether a line names its columns, be it that two of them mean the same."""
    looked_at = [cell for cell in cells[:_MOST_LOOKED_AT] if len(cell) <= LONGEST]
    names = {_column_of(cell) for cell in looked_at}
    has_phones = has_numbers(looked_at) or any(map(is_contact_phone, looked_at))
    return bool(names & {"name", "last", "somebody"}) and has_phones


def _refuse(cells: Sequence[str]) -> Refused:
    found = [" ".join(cell.split())[:30] for cell in cells if cell.strip()][:_MOST_SHOWN]
    return Refused(
        "The first line must name the columns, at least name and phone (or Name and Telefon), but it says: {found}.",
        {"found": ", ".join(found)},
    )
