"""The environment, read once into one frozen value; no other module reads it."""

from functools import cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_DATABASE = "sqlite:///var/dashboard.db"


class Settings(BaseSettings):
    """What an installation chooses; each field is read from ``DASHBOARD_`` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="DASHBOARD_", frozen=True, env_ignore_empty=True)

    database_url: str = DEFAULT_DATABASE
    """Where the reporting database is; ``postgresql+psycopg://…`` in production."""

    address: str = "127.0.0.1"
    """Address the web application listens on."""

    port: int = 5006
    """Port the web application listens on."""

    workers: int = 1
    """Processes that serve the web application."""
