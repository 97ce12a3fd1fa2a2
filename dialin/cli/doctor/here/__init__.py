"""What can be seen on this machine alone."""
