"""What a cover note takes back is told, since the lines that a program wrote below do not know of it."""

from dialin.invitations.doubts import CORRECTED
from dialin.invitations.reading import read_invitation
from tests.every import every

INVITATION = """Microsoft Teams-Besprechung
Oder anrufen (nur Audio)
+49 69 90009821,,112233445#   Germany, Frankfurt am Main
Telefonkonferenz-ID: 112 233 445#
"""
TAKES_BACK = (
    "Korrektur: Die Konferenz-ID lautet richtig 998 877 665#.",
    "Bitte nehmen Sie statt der unten genannten Konferenz-ID die 998 877 665#!",
    "Die Nummer +49 69 90009821 ist gestört, bitte die +49 30 23125431 wählen.",
    "Die unten angegebene\nEinwahlnummer ist ungültig.",
    "The conference ID below is no longer valid.",
    "Please use 998877665# instead of the old conference ID.",
)
TAKES_NOTHING_BACK = (
    "Sie können sich statt über den Computer auch per Telefon einwählen.",
    "Drücken Sie # anstelle der Teilnehmer-ID.",
    "Wenn Sie die PIN falsch eingeben, werden Sie noch einmal gefragt.",
    "If you enter an invalid PIN, you are asked again.",
    "To join by phone instead, use the number below.",
    "Tagesordnung: Korrektur des Protokolls.",
)


@every("note", TAKES_BACK)
def test_a_note_that_takes_a_number_or_code_back_makes_the_reading_doubtful(note: str) -> None:
    assert CORRECTED in read_invitation(f"{note}\n\n{INVITATION}".encode()).doubts


@every("note", TAKES_NOTHING_BACK)
def test_a_note_that_explains_how_to_dial_makes_none(note: str) -> None:
    assert read_invitation(f"{note}\n\n{INVITATION}".encode()).doubts == ()
