"""What in the database opens with the secret key alone, and how that key is changed."""
