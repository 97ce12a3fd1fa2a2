"""What people were promised by telephone: noted, listed, kept with a click, ticked off."""
