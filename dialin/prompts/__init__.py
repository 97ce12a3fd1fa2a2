"""The words a caller hears, and how numbers, dates, telephone numbers and PINs are spoken."""
