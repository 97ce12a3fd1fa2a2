"""What is printed: letters with a PIN and others, and lists on paper, as PDF."""
