"""What callers hear is there in every language, and each recording that is to replace some of it will be heard."""

from collections.abc import Iterable

from dialin.cli.doctor.findings import Finding, fine, wrong
from dialin.cli.doctor.house import House
from dialin.cli.prompts import misfits_of
from dialin.prompts.catalogue import load
from dialin.prompts.spoken_languages import spoken_languages
from dialin.proofreading.check import differences


def look(house: House) -> Iterable[Finding]:
    """Without the rules for authors, which `dialin prompts check` knows: what is installed was held to them."""
    found = [*differences(load()), *misfits_of(house.settings)]
    if found:
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        yield wrong(f"What callers hear is not in order: {found[0]}{more}.", "See all of it: dialin prompts check")
    else:
        yield fine(f"All that callers hear is there in {', '.join(spoken_languages())}.")
