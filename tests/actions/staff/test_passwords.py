"""Which passwords may be chosen."""

import subprocess
import sys

from dialin.actions.staff.passwords import judge_password, legible
from tests.every import every


@every(
    ("password", "why"),
    [
        ("kurz", "too short"),
        ("x" * 201, "too long"),
        ("aaaaaaaaaaaa", "guessed"),
        ("passwort1234", "guessed"),
        ("qwertzuiop12", "guessed"),
        ("123456789012", "guessed"),
        ("hallohallohallo", "guessed"),
        ("Sommer2026!!", "guessed"),
        ("iloveyou1234", "guessed"),
        (" " * 12, "guessed"),
        ("\u200b" * 12, "guessed"),  # seen by nobody
        ("pass\u200bwort\u200b12345", "guessed"),
        ("\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff54123456", "guessed"),  # in wide letters
        (
            "\U0001d40f\U0001d41a\U0001d42c\U0001d42c\U0001d430\U0001d428\U0001d42b\U0001d42d\U0001d7cf\U0001d7d0\U0001d7d1\U0001d7d2",
            "guessed",
        ),
        ("p a s s w o r t 1 2 3", "guessed"),
        ("P@55-w0rt-1234", "guessed"),
        ("Fruehling2026!!", "guessed"),
        ("Fru\u0308hling2026!!", "guessed"),  # an umlaut of two characters
        ("Bürgeramt-2026", "guessed"),
        ("Burgeramt-2026", "guessed"),
        ("passwort1234567890", "guessed"),
        ("Telefonnummer1!", "guessed"),
        ("N-e-u-s-t-a-d-t 4711", "the name"),
        ("Anna-Maria-77-blau", "the name"),
        ("ULMANNAULMANNA", "the name"),
        ("Neustadt am Rübenberge", "the name"),
        ("mein NEUSTADT passwort", "the name"),
        ("dialin ist prima zimt", "the name"),
    ],
)
def test_a_password_that_is_guessed_first_is_refused(password: str, why: str) -> None:
    refused = judge_password(password, name="Anna Weiß", city="Neustadt am Rübenberge")
    assert why in str(refused)
    assert password not in str(refused)


@every(
    "password",
    [
        "ein langes Passwort",
        "lang und gut 123",
        "Zimt Regal Otter Mond",
        "x9$Kq2!mV7pLw",
        "Grüße §ß Ölfleck",
        "kX-9f_2Qw-7p",
        "!§$%&/()=?x9",
        "Zimt Regal Otter Mond" + "x" * 179,
    ],
)
def test_an_unusual_one_may_be_chosen(password: str) -> None:
    assert judge_password(password, name="Anna Weiß", city="Neustadt am Rübenberge") is None


@every("password", ["@({[<!|$+%", "4@8({[<6361!|790$5+7%2", "P@$$w0rt!", "x9$Kq2!mV7pLw"])
def test_no_password_has_more_signs_than_the_judge_can_read_in_every_way(password: str) -> None:
    """Twenty of them took seconds, in a process that answers the telephone."""
    read = legible(password * 9)
    assert len(set(read) & set("@({[<!|$+%")) <= 3
    assert len(set(password) & set("@({[<!|$+%")) > 3 or read == password * 9


def test_what_the_judge_knows_costs_a_start_nothing() -> None:
    script = "import sys, dialin.app, dialin.admin.staff.second_factor; print('zxcvbn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
