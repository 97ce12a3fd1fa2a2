"""In which language to greet a line: that of the people who are registered with it, if they all speak the same."""

from dialin.prompts.catalogue import languages
from dialin.store.act import Act
from dialin.store.attendees import languages_of_line


def language_of_line(act: Act, *, caller: str | None, dialled: str) -> str | None:
    """caller: None where withheld. None where nothing is known, or two people of this line speak two languages.

    It tells nobody who the line belongs to, so it needs no PIN. A registration remembers what was last chosen.
    """
    if caller is None:
        return None
    spoken = languages_of_line(act, caller, dialled)
    return spoken.pop() if len(spoken) == 1 and spoken <= set(languages()) else None
