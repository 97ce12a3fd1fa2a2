"""Copies of a whole database: read in one look, written in one transaction, the same for SQLite and PostgreSQL."""
