"""What carries calls, as a promise (a Protocol), and what its legs can do: run steps, hear tones, be recorded."""
