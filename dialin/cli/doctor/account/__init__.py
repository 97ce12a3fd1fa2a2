"""What the provider says of the account, its money and its numbers."""
