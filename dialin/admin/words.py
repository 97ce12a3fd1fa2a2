"""The words of the staff pages: English sentences are the keys, a catalogue per further language translates them."""

import functools
import io
from collections.abc import Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dialin.actions.staff.sessions import LANGUAGES
from dialin.invitations.said import Doubt
from dialin.rules.refusals import Refused

FOLDER = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """One language of the pages. Placeholders are `{named}`, as in a refusal."""

    language: str
    catalogue: NullTranslations

    def say(self, msgid: str, **values: object) -> str:
        """Without values the placeholders stay, for a script to fill in."""
        sentence = self.catalogue.gettext(msgid)
        return sentence.format_map(values) if values else sentence

    def count(self, one: str, many: str, count: int, **values: object) -> str:
        """The sentence for so many; `{count}` is filled in."""
        return self.catalogue.ngettext(one, many, count).format_map({"count": count, **values})

    def refusal(self, refused: Refused) -> str:
        return self.say(refused.sentence, **refused.values)

    def doubt(self, doubt: Doubt) -> str:
        """Its values may be words of ours, too."""
        return self.say(doubt.sentence, **{name: value and self.say(value) for name, value in doubt.values.items()})


@functools.cache
def load_words() -> Mapping[str, Words]:
    """Every language of the pages, read once a process; a .po file is read as it stands, nothing is compiled."""
    return {language: Words(language, _catalogue(language)) for language in LANGUAGES}


def _catalogue(language: str) -> NullTranslations:
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    compiled = io.BytesIO()
    with (FOLDER / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
