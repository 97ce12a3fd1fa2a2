"""The database: one file per table with its rows and queries; each query takes the act whose transaction it runs in."""
