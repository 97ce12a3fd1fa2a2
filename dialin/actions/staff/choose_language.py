"""Remembers in which language a member of staff reads the pages."""

from dialin.actions.staff.sessions import LANGUAGES
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.staff_sessions import change_session


def choose_language(act: Act, token_hash: str, language: str) -> Refused | None:
    """Of this session; not in the audit log, since nobody else is touched."""
    if language not in LANGUAGES:
        return Refused("The pages are not available in “{language}”. Choose de or en.", {"language": language[:12]})
    change_session(act, token_hash, {"language": language})
    return None
