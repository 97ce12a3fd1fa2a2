"""Direct mode: each caller's own line into the videoconference."""
