"""The form of a webhook in the house's own names and words."""

import re
from functools import cache

from werkzeug.datastructures import ImmutableMultiDict, MultiDict

from dialin.provider.dialects import Dialect

Form = ImmutableMultiDict[str, str]


def in_our_words(form: Form, dialect: Dialect) -> Form:
    """Without the id of a call that is none of this provider's."""
    if not (dialect.names or dialect.words) and _is_own(form, dialect):
        return form
    told = MultiDict((dialect.names.get(name, name), value) for name, value in form.items(multi=True))
    if not _is_own(form, dialect):
        del told["CallSid"]
    for name, words in dialect.words.items():
        if name in told:
            told.setlist(name, [words.get(word, word) for word in told.getlist(name)])
    return ImmutableMultiDict(told)


def _is_own(form: Form, dialect: Dialect) -> bool:
    return "CallSid" not in form or _call_id(dialect.call_id).fullmatch(form["CallSid"]) is not None


@cache
def _call_id(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
