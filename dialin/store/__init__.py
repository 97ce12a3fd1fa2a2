"""The database: one file per table with its queries; every write happens inside database.transaction()."""
