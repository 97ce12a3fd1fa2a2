"""The bridge leg, from its dialling to what became of it."""
