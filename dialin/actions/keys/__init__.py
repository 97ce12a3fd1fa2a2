"""The secret key, and whether it is the one that the database is used with."""
