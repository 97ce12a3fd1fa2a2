"""A caller's way in a further language, from the greeting to the goodbye; run on a dialin that has been given it."""

import logging
import sys
from datetime import timedelta

from dialin.config import read_settings
from dialin.rehearsal import Leg
from tests.building import DOORS, EVENING, IN_JUNE, OFFICE
from tests.config.credentials import SECRET
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.stories.theatre import EARLIER, Theatre, theatre

ENDS_SOON = EVENING + timedelta(minutes=5)  # what is heard does not depend on how long the event was


def main(url: str, key: str, part: str) -> None:
    """Writes what is heard, with the language and the voice of each piece. key: that chooses the language."""
    logging.disable()
    settings = read_settings(
        _env_file=None, database_url=url, public_url=PUBLIC_URL, secret_key=SECRET, account_sid=ACCOUNT,
        auth_tokens=TOKEN, office=OFFICE,
    )  # fmt: skip
    play, at = {"before": (_before, IN_JUNE), "evening": (_evening, DOORS + EARLIER)}[part]
    with theatre(settings, at=at, ends=ENDS_SOON.isoformat()) as stage:
        _write(play(stage, key))


def _before(stage: Theatre, key: str) -> Leg:
    """Days before: the seat with its date, and the PIN once more."""
    person = stage.register("Ayşe Örnek")
    leg = stage.call()
    for pressed in (key, "4", person.pin, "1", "1"):
        leg.listen()
        leg.press(pressed)
        leg.wait(1.5)
    leg.listen()
    leg.hang_up()
    return leg


def _evening(stage: Theatre, key: str) -> Leg:
    person = stage.register("Ayşe Örnek")
    leg = stage.call("+493023125099")  # not the registered line
    leg.listen()
    leg.press(key)
    leg.wait(8)
    leg.listen()
    leg.press(person.pin)
    stage.goes_to(EVENING)
    leg.wait(20)
    leg.press("*9")
    stage.goes_to(ENDS_SOON)
    leg.wait(40)
    assert leg.is_over
    return leg


def _write(leg: Leg) -> None:
    for one in leg.heard:
        if one.kind == "say":
            sys.stdout.write(f"{one.language} {one.voice}: {one.text}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
