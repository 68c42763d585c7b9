"""The environment, read once into one frozen value; no other module reads it."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
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

    share_port: bool = False
    """Listen at the port beside other processes; ``serve`` sets it for those it starts where there are several."""

    kept_pages: int = Field(default=2048, ge=64)
    """Places of each process for finished pages, two a page; half are filled ahead of anybody's asking."""

    public_url: str = ""
    """Address by which browsers reach the application, ``https://…``; needed beyond this machine."""

    proxies: str = ""
    """Addresses of the proxies in front, with commas between; whom they name as the client is believed."""

    secret_key: SecretStr = SecretStr("")
    """At least 32 random signs that sign the tokens of pages; needed beyond this machine."""

    secret_key_file: Path | None = None
    """File that holds the secret key instead, readable by its owner alone."""

    writer_url: SecretStr = SecretStr("")
    """Where sessions and the audit are written, if by another role than the one that reads reports."""

    password_profile: Literal["moj", "asvs"] = "moj"  # noqa: S105  the name of a profile
    """Rules for passwords: the Ministry's (CV 1291), or those of OWASP ASVS 5.0."""

    idle_minutes: int = Field(default=30, ge=2, le=240)
    """Minutes without any act after which a session ends."""

    session_hours: int = Field(default=10, ge=1, le=24)
    """Hours after which a session ends whatever is done."""

    oidc_issuer: str = ""
    """OpenID Connect provider through which people may sign in, ``https://…``; none without it."""

    oidc_client_id: str = ""
    """Name of this application at the provider."""

    oidc_client_secret: SecretStr = SecretStr("")
    """Its secret there."""

    oidc_claim: str = "preferred_username"
    """Claim that holds the account's name."""

    province_shapes_2020: Path | None = None
    """GeoJSON file of the 63 provinces before 01/7/2025, to draw them by their shape; without it squares alone."""

    province_shapes_2025: Path | None = None
    """The same of the 34 provinces since."""

    software_link: str = Field(default="", pattern=r"^(https?://([^\s{}]|\{(unit|form|period)\})+)?$")
    """Address of a report in the Ministry's software, with ``{unit}``, ``{form}`` and ``{period}`` for its codes."""

    weekend_rule: bool = False
    """Move a last permitted day from Saturday or Sunday to Monday (definitions §4; not confirmed)."""

    lesson_results: Path = Path("var/lessons.json")
    """File that keeps what was answered in the notebooks; a relative one is found from the project."""

    training_folder: Path = Path("var/training")
    """Folder of the sandboxes of Tập huấn, one small file a person; what lay untouched for 30 days is removed."""

    guide: Path = Path("var/guide")
    """Folder into which ``make guide`` builds the user guide: its pictures and the site that opens offline."""


def surroundings(*, ours: bool) -> dict[str, str]:
    """Environment for a process of our own: the machine's, with what the installation set of ours or without."""
    prefix = str(Settings.model_config["env_prefix"])
    return {name: value for name, value in os.environ.items() if ours or not name.startswith(prefix)}
