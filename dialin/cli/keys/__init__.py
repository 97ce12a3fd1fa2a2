"""`dialin keys`: the secret key that the database is sealed with."""
