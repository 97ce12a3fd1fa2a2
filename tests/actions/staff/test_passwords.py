"""Which passwords may be chosen."""

import subprocess
import sys

from dialin.actions.staff.passwords import judge_password
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
        "Zimt Regal Otter Mond" + "x" * 179,
    ],
)
def test_an_unusual_one_may_be_chosen(password: str) -> None:
    assert judge_password(password, name="Anna Weiß", city="Neustadt am Rübenberge") is None


def test_what_the_judge_knows_costs_a_start_nothing() -> None:
    script = "import sys, dialin.app, dialin.admin.staff.second_factor; print('zxcvbn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
