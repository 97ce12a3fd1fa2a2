"""What the office keeps to: when it is open, when a letter still arrives, how long data are kept."""
