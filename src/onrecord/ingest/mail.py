"""A mail or a saved page (MHTML) in, its article out: the HTML part where there is one, else the plain text."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from ..errors import IngestError
from .article import Article
from .assemble import Known, assemble
from .decode import decode
from .html import read_html
from .published import parse_moment


def read_mail(source: str, data: bytes) -> Article:
    """The article of a message; in a mail, subject and date stand in for headline and publication.

    Raises IngestError where the message has no text.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    url = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "")
    saved = "Snapshot-Content-Location" in message or message.get_content_type() == "multipart/related"
    known = Known(
        url=url if url.startswith("http") else None,
        headline=None if saved else _words(message.get("Subject")),
        published_at=None if saved else parse_moment(_words(message.get("Date"))),  # the day on which a page was saved
    )
    for kind in ("text/html", "text/plain"):
        for part in message.walk():
            if part.get_content_type() == kind:
                text = _content(part)
                if text.strip():
                    return read_html(source, text, known) if kind == "text/html" else assemble(source, text, known)
    raise IngestError("a message without text")


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset:
        try:
            return data.decode(charset).replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            pass  # declared wrongly
    return decode(data) if data.strip() else ""


def _words(header: object) -> str | None:
    return " ".join(str(header).split()) or None if header is not None else None
