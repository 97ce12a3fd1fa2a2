"""Which questions of the list are shown."""

from collections.abc import Sequence

from dialin.store.questions import Question

UNTYPED, UNSORTED, OF_TOPIC = "untyped", "unsorted", "topic:"


def chosen(rows: Sequence[Question], show: str) -> list[Question]:
    """show: empty for all, `untyped`, `unsorted`, or `topic:` and its name."""
    if show == UNTYPED:
        return [row for row in rows if row.is_untyped]
    if show == UNSORTED:
        return [row for row in rows if row.topic is None]
    if show.startswith(OF_TOPIC):
        return [row for row in rows if row.topic == show.removeprefix(OF_TOPIC)]
    return list(rows)


def topics_of(rows: Sequence[Question]) -> list[str]:
    """Each once, in the order of the list."""
    return list(dict.fromkeys(row.topic for row in rows if row.topic is not None))
