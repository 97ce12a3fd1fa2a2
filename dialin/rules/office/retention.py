"""How long what callers tell us is kept; what is said on the telephone and what is deleted agree by this."""

DAYS_KEPT = 14  # after the event: seat, name, number, address and questions with the person
