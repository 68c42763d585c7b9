"""Questions to the reporting database: (connection, scope) to a tidy frame with a declared contract."""
