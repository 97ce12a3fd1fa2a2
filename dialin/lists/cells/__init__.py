"""What the cells of a line say: a name, a telephone number, a word that is known."""
