"""Ways into a videoconference."""
