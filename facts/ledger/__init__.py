"""The ledger: one DuckDB file that keeps every fact ever imported, with its origin and earlier versions."""
