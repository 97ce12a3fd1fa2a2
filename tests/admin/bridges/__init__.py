"""What staff read of the line into the videoconference."""
