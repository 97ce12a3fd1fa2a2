"""Attacks the functions that check PINs, to see how likely anybody gets in by guessing, and who is kept waiting."""
