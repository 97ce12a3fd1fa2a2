"""Whoever leads a conference has a code of their own, which is never keyed for the callers."""

from dialin.invitations.ground.label_words import Label
from dialin.invitations.ground.labels import find_codes
from tests.every import every

LEADS = (
    "PIN für Moderierende",
    "PIN für Moderator*innen",
    "Moderator:innen-PIN",
    "PIN (Moderation)",
    "PIN Moderator",
    "Moderation: PIN",
    "Zugangscode Moderator",
    "Zugangscode für die Sitzungsleitung",
    "Vorsitz-PIN",
    "Leitungs-PIN",
    "PIN für Vortragende",
    "Passcode (leader)",
    "Code for panelists",
    "PIN for presenters",
    "Chairperson code",
)
TAKES_PART = (
    "PIN für Teilnehmende",
    "PIN Teilnehmende",
    "PIN (Teilnehmer)",
    "Teilnehmenden-PIN",
    "PIN attendees",
    "Gäste-PIN",
)


@every("words", LEADS)
def test_the_code_of_whoever_leads_is_known_as_theirs(words: str) -> None:
    assert [(code.label, code.value) for code in find_codes(f"{words}: 11223#")] == [(Label.HOST, "11223")]


@every("words", TAKES_PART)
def test_the_code_of_those_who_take_part_is_one_to_key(words: str) -> None:
    assert [(code.label in (Label.PIN, Label.ACCESS), code.value) for code in find_codes(f"{words}: 44556#")] == [
        (True, "44556")
    ]
