"""What is done about telephone lines that several people share."""
