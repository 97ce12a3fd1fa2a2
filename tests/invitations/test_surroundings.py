"""What stands around an invitation does not change how it is read."""

from itertools import cycle
from typing import Any

from dialin.invitations.reading import read_invitation
from tests.invitations.sampling import SAMPLES, said

POLITE = """Sehr geehrte Damen und Herren,

Ihre Kundennummer 4711 220 913, unser Zeichen 61-26/0312.
Rückfragen bitte unter 030 23125-640 oder per Fax 030 23125-649.

"""
FRIENDLY = """Hi all,

please find the details below. If anything fails, call me on +49 171 3920041 or the front desk: +49 30 23125-0.
Room 2.114.

"""
LETTERHEAD = """Stadt Beispielstadt · Rathausplatz 1 · 12345 Beispielstadt
Telefon 030 23125-0 · Telefax 030 23125-99
Datum: 02.03.2026

"""
OFFICIAL = """

Mit freundlichen Grüßen
Jana Beispiel

Stadt Beispielstadt | Amt 13
Tel.: +49 30 23125-641 | Fax: +49 30 23125-649 | Mobil: 0171 3920041
"""
ENGLISH = """

Best regards
Max Muster
Phone: +49 30 23125 700
Mobile: +49 171 39200 55
"""
SHORT = """

--\x20
Max Muster
Bürgertelefon: 115
030/23125-0
"""
OLDER_ZOOM = """

-----Ursprüngliche Nachricht-----
Von: Max
Gesendet: Montag, 2. Februar 2026 09:14
An: Jana
Betreff: alt

Zoom-Meeting beitreten
https://us06web.zoom.us/j/85500011122?pwd=YQ.1
Meeting-ID: 855 0001 1122
Kenncode: 909091
Schnelleinwahl mobil
+493023125999,,85500011122#,,,,*909091# Deutschland
"""
OLDER_TEAMS = """

On Mon, 2 Feb 2026 at 09:14, Max Muster <max@beispielstadt.example> wrote:
> Microsoft Teams meeting
> Dial in by phone
> +49 30 23125999,,909091922# Germany, Berlin
> Phone conference ID: 909 091 922#
"""
LETTERS = ((POLITE, ENGLISH), (FRIENDLY, SHORT), (LETTERHEAD, OFFICIAL))
WHOLE = [sample for sample in SAMPLES if sample.is_whole]


def test_a_letter_around_it_changes_neither_reading_nor_certainty() -> None:
    changed: dict[str, Any] = {}
    for sample, (above, below) in zip(WHOLE, cycle(LETTERS), strict=False):
        bare, letter = (read_invitation(text.encode()) for text in (sample.text, above + sample.text + below))
        if (said(letter), bool(letter.doubts)) != (said(bare), bool(bare.doubts)):
            changed[sample.name] = (said(letter), said(bare), [str(doubt) for doubt in letter.doubts])
    assert changed == {}


def test_an_older_invitation_below_is_told_and_never_taken_instead() -> None:
    platforms = [one for one in WHOLE if not one.name.startswith("unknown/") and "\n>" not in one.text]
    changed: dict[str, Any] = {}
    for sample, older in zip(platforms, cycle((OLDER_ZOOM, OLDER_TEAMS)), strict=False):
        bare, chain = (read_invitation(text.encode()) for text in (sample.text, sample.text + older))
        if not chain.doubts or (chain.number, chain.digits) != (bare.number, bare.digits):
            changed[sample.name] = (said(chain), said(bare), [str(doubt) for doubt in chain.doubts])
    assert changed == {}
