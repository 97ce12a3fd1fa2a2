"""What the stages of the main menu, of registering and of one's own seat know, ask and are answered."""
