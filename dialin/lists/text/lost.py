"""What stands for a letter that could not be read."""

LOST = "\N{REPLACEMENT CHARACTER}"  # here, or where the list was saved
