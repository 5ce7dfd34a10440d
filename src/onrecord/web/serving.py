"""A record or folder, a host and a port in; a running server out, until it is stopped."""

from __future__ import annotations

import errno
import os
import secrets
import socket
from pathlib import Path
from urllib.parse import quote

from ..errors import InputError
from .app import create_app
from .safety import loopback


def address(host: str, port: int, token: str | None) -> str:
    """The address to open in a browser, with the token where one is needed."""
    shown = socket.gethostname() if host in ("0.0.0.0", "::") else host  # every address of this machine: none to open
    shown = f"[{shown}]" if ":" in shown else shown
    return f"http://{shown}:{port}/" + (f"?token={quote(token, safe='')}" if token else "")


def free(host: str, port: int) -> None:
    """Nothing where one can listen there. Raises InputError where the port is taken, or the address is none of this machine's."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            if os.name == "posix":  # elsewhere this would let two servers share a port
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(where)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            words = f"port {port} is taken, perhaps by another `onrecord serve`; give another with --port, as --port {port + 1}"
        else:
            words = f"cannot listen on {host}, port {port} ({error.strerror or error}); give another --host or --port"
        raise InputError(words) from error


def serve(place: Path, host: str = "127.0.0.1", port: int = 8765, token: str | None = None) -> None:
    """Serve until interrupted. Whoever is not on this machine must know the token; without one given, one is made up."""
    import uvicorn

    if not loopback(host):
        token = token or secrets.token_urlsafe(24)
    application = create_app(place, token)
    free(host, port)
    print(f"onrecord: open {address(host, port, token)} (Ctrl-C stops)", flush=True)
    # The access log would hold the token of the first request.
    uvicorn.run(application, host=host, port=port, log_level="warning", access_log=False, server_header=False)
