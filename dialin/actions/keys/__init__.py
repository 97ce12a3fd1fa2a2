"""The keys that the database is sealed with."""
