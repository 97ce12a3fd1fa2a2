"""Stories: whole calls told through the real app and the telephone company in a box, on one clock."""
