"""A number for help or for registering is not dialled, though its sentence speaks of dialling in as well."""

from dialin.invitations.reading import read_invitation
from tests.every import every

FOR_SOMETHING_ELSE = (
    "Probleme bei der Einwahl? Rufen Sie 0711 216-5555 an.",
    "Bei Problemen mit der Einwahl wählen Sie bitte 0711 216-5555.",
    "Sollten Sie sich nicht einwählen können: 0711 216-5555 (IT)",
    "Anmeldung telefonisch unter 0711 216-5555",
    "Ohne Internet? Rufen Sie uns an unter 0711 216-5555, wir helfen.",
    "Trouble dialling in? Call 0711 216-5555.",
)
TO_DIAL_IN = (
    "Bei Problemen mit dem Ton nehmen Sie per Telefon teil: 0711 216-4000",
    "Ohne Anmeldung: Einwahl unter 0711 216-4000",
    "Gibt es Probleme mit dem Ton, wählen Sie sich ein: 0711 216-4000",
)


@every("sentence", FOR_SOMETHING_ELSE)
def test_a_number_for_something_else_is_never_dialled(sentence: str) -> None:
    web = "Webex-Meeting\nMeeting-Kennnummer (Zugriffscode): 2734 567 8901\n"
    assert read_invitation(f"{web}{sentence}\n".encode()).number is None
    both = f"BigBlueButton\n{sentence}\nEinwahl: 0711 216-4000, PIN 54321#\n"
    assert read_invitation(both.encode()).number == "+497112164000"


@every("sentence", TO_DIAL_IN)
def test_a_number_to_dial_in_is_one_though_its_sentence_speaks_of_something_else(sentence: str) -> None:
    reading = read_invitation(f"BigBlueButton\n{sentence}\nPIN 54321#\n".encode())
    assert (reading.number, reading.doubts) == ("+497112164000", ())
