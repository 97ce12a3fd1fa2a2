"""What the office keeps to: when it is open, and until when a letter still arrives."""
