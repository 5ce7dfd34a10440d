"""A record or folder, a host and a port in; a running server out, until it is stopped."""

from __future__ import annotations

import secrets
from pathlib import Path

from .app import create_app
from .safety import loopback


def address(host: str, port: int, token: str | None) -> str:
    """The address to open in a browser, with the token where one is needed."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")


def serve(place: Path, host: str = "127.0.0.1", port: int = 8765, token: str | None = None) -> None:
    """Serve until interrupted. Whoever is not on this machine must know the token; without one given, one is made up."""
    import uvicorn

    if not loopback(host):
        token = token or secrets.token_urlsafe(24)
    application = create_app(place, token)
    print(f"onrecord: open {address(host, port, token)} (Ctrl-C stops)", flush=True)
    # The access log would hold the token of the first request.
    uvicorn.run(application, host=host, port=port, log_level="warning", access_log=False, server_header=False)
