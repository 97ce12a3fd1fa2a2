"""Reads the transcripts back: what people really heard, and how long it took them."""
