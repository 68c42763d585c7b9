"""The reporting database: tables and migrations."""
