"""Bridge legs: the one call per event that joins the phone room to the videoconference."""
