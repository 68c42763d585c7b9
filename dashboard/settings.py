"""The environment, read once into one frozen value; no other module reads it."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation chooses; each field is read from ``DASHBOARD_`` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="DASHBOARD_", env_ignore_empty=True, frozen=True)

    database_url: str = "sqlite:///var/dashboard.db"
    """Where the reporting database is; ``postgresql+psycopg://…`` in production."""

    address: str = "127.0.0.1"
    """Address the web application listens on."""

    port: int = Field(default=5006, ge=0, le=65535)
    """Port the web application listens on; 0 takes a free one."""

    workers: int = Field(default=1, ge=1)
    """Processes that serve the web application."""

    province_shapes_2020: Path | None = None
    """GeoJSON file of the 63 provinces before 01/7/2025, to draw them by their shape; without it squares alone."""

    province_shapes_2025: Path | None = None
    """The same of the 34 provinces since."""

    weekend_rule: bool = False
    """Move a last permitted day from Saturday or Sunday to Monday (definitions §4; not confirmed)."""
