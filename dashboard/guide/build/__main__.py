"""``python -m dashboard.guide.build CHROMIUM``: serve the demonstration, take the pictures, build the site."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.guide.build.pictures import take_pictures
from dashboard.guide.build.site import build_site
from dashboard.ingest.embedded import ensure_demo
from dashboard.settings import Settings

UNIT = "tinhnghean"
PATIENCE = 120


def main(chromium: str) -> int:
    """Build the guide into the folder of the settings; exit status."""
    settings = Settings()
    ensure_demo(settings.database_url)
    pictures = settings.guide / "anh"
    with _served(settings.database_url) as address:
        take_pictures(address, pictures, chromium, UNIT)
    return build_site(settings.guide / "nguon", pictures, settings.guide / "trang")


@contextmanager
def _served(database: str) -> Iterator[str]:
    """Address at which the application answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--database", database]
    server = subprocess.Popen(command)  # noqa: S603  our own command
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/healthz")
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  our own server
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
