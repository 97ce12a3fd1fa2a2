"""What keeps PINs from being guessed: what is counted, what is let through, what staff see of it and can lift."""
