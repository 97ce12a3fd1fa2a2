"""Pages about dialin, and the scripts that draw parts of them from the code."""
