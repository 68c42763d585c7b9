"""Steps from one schema to the next, run by Alembic; the newest is the schema of ``schema.tables``."""
