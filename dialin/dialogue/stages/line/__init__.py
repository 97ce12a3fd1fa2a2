"""The stages of a line that nobody is known on yet: the greeting, the main menu, the events of this number."""
