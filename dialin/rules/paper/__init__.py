"""What is printed, as data: letters and lists."""
