"""What carries calls, as a promise (a Protocol), and what legs do under it: run scripts, hear tones, be recorded."""
