"""What members of staff do with their own login: password, second factor, sessions."""
