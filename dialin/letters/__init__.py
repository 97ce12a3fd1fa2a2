"""What is written to people: the copy of everything that is on file about them."""
