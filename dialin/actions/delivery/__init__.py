"""How PINs reach people: looked at, and written down where somebody has heard one or read it out."""
