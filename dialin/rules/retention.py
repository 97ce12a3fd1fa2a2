"""For how long we keep what people tell us."""

DAYS_KEPT = 14  # after the event: seat, name, number and address; callers who register are told this number
VOICE_DAYS = 14  # after the event; callers are told this number before they are recorded
