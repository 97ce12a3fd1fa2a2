"""What goes out to people: begun, told, concluded, stopped."""
