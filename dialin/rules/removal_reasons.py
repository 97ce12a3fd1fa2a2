"""Why staff take a caller out of an event: reasons that every language has words for, or words of their own."""

READY_REASONS = ("loud", "disturbing", "seat")  # of each the prompt "removed.…" says what the caller hears


def spoken_reason(reason: str, *, language: str, of_event: str) -> str:
    """What of it is said to a caller who is spoken to in `language`; nothing where it would be read by a wrong voice.

    of_event: the language of the event, in which staff write.
    """
    return reason if reason in READY_REASONS or language == of_event else ""
