"""The webhooks beside a caller's own turns: the phone room and its bridge leg, recordings, and what goes out."""
