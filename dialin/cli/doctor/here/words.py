"""What callers hear is whole in every language, and so are the recordings that replace it."""

from collections.abc import Iterable

from dialin.cli.doctor.findings import Finding, fine, wrong
from dialin.cli.doctor.house import House
from dialin.prompts.spoken_languages import spoken_languages
from dialin.proofreading.check import problems


def look(_house: House) -> Iterable[Finding]:
    found = problems()
    if found:
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        yield wrong(f"The words are not in order: {found[0]}{more}.", "See all of it: dialin prompts check")
    else:
        yield fine(f"All that callers hear is there in {', '.join(spoken_languages())}.")
