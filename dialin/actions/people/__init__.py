"""What is on file about people as a whole: found when its days are over, deleted, copied for whoever asks."""
