"""What is to be printed is gathered, and noted once it is."""
