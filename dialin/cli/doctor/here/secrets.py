"""Database and secrets are to be out of the sight of other users of the machine."""

from collections.abc import Iterable
from contextlib import closing

from dialin.cli.doctor.findings import Finding, fine, worth_a_look, wrong_as_refused
from dialin.cli.doctor.house import House
from dialin.demands import refuse_readers
from dialin.store.database import open_database

DONE = "Now only its owner can."


def look(house: House) -> Iterable[Finding]:
    settings = house.settings
    with closing(open_database(settings.database_url)) as database:
        said = refuse_readers(database, settings)
    for sentence in said:
        is_mended = sentence.endswith(DONE)
        yield worth_a_look(sentence, "Find out who could.") if is_mended else wrong_as_refused(sentence)
    if not said:
        former = settings.former_secrets
        yield fine(
            "Nobody else on this machine can read them." + (" The secret key is being changed." if former else "")
        )
