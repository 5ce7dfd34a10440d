"""A request in, a refusal or a guarded answer out: who may ask, from which page, and what a browser may do with the answer."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No inline script or style, nothing from elsewhere, no frame around us: what an article smuggles in stays text."""

# `no-referrer` would make browsers send `Origin: null` with our own forms, which could then not be told from others'.
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
SESSION = "onrecord_session"
TOKEN = "onrecord_token"


def loopback(host: str) -> bool:
    """Whether a host name or address is this machine itself."""
    name = host.strip("[]")
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


class Guard:
    """ASGI middleware: the token, the Host header, the session, CSRF protection and the headers of every answer."""

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        """`token` is what every request must prove to know; null where only this machine can connect."""
        self.app = app
        self.token = token or None  # everybody knows an empty one
        self.secret = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        known = request.cookies.get(SESSION, "")
        session = known if len(known) == 43 else secrets.token_urlsafe(32)
        state = scope.setdefault("state", {})
        state["csrf"] = self.csrf(session)
        # Whom a token lets in is not this machine's user; who has given no name is told from others by the session.
        state["visitor"] = f"visitor {self.csrf('visitor ' + session)[:4]}" if self.token else ""
        secure = "; Secure" if scope.get("scheme") == "https" else ""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    if name != "cache-control" or name not in headers:
                        headers[name] = value
                if session != known:
                    headers.append("set-cookie", f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict{secure}")
            await send(message)

        refusal = self.refused(request, secure)
        await (refusal or self.app)(scope, receive, guarded)

    def csrf(self, session: str) -> str:
        """The token that forms of this session carry."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    def refused(self, request: Request, secure: str) -> Response | None:
        """The refusal of a request that may not be answered, else null."""
        try:
            host = urlsplit("//" + request.headers.get("host", "")).hostname or ""
        except ValueError:
            return PlainTextResponse("The Host header names no host.", 400)
        if self.token is None:
            # A page elsewhere can point a name of its own at 127.0.0.1; its requests carry that name.
            if not loopback(host):
                return PlainTextResponse("This server answers to localhost only.", 421)
        else:
            given = request.query_params.get("token")
            if given is not None and same(given, self.token) and request.method == "GET":
                rest = [pair for pair in parse_qsl(request.url.query, keep_blank_values=True) if pair[0] != "token"]
                path = "/" + request.url.path.lstrip("/")
                answer = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), 303)
                cookie = f"{TOKEN}={self.proof()}; Path=/; HttpOnly; SameSite=Strict{secure}"
                answer.headers.append("set-cookie", cookie)
                return answer
            if not self.admitted(request):
                return PlainTextResponse("A token is needed: open the address that `onrecord serve` printed.", 401)
        if request.method not in ("GET", "HEAD", "OPTIONS") and not own_page(request.headers, host):
            return PlainTextResponse("This request comes from another page.", 403)
        return None

    def admitted(self, request: Request) -> bool:
        """Whether the request carries the token, in a header, or its proof in the cookie that it was exchanged for."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        by_header = scheme.lower() == "bearer" and same(given.strip(), self.token or "")
        return by_header or same(request.cookies.get(TOKEN, ""), self.proof())

    def proof(self) -> str:
        """What the cookie holds in place of the token itself."""
        return hmac.new(self.secret, (self.token or "").encode(), hashlib.sha256).hexdigest()


def same(given: str, expected: str) -> bool:
    """Whether two texts are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode(), expected.encode())


def own_page(headers: Headers, host: str) -> bool:
    """Whether the browser says that the request comes from a page of this server; a client that says nothing passes."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def checked(request: Request, given: object) -> bool:
    """Whether the form or header carries the CSRF token of the session."""
    expected: str = request.state.csrf
    return isinstance(given, str) and same(given, expected)
