"""Rich text (.rtf) in, its text out: a line for each paragraph. Word, Factiva and Nexis save it."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from ..errors import IngestError

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_APART = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable info pict object header headerl headerr headerf footer footerl footerr "
    b"footerf footnote annotation themedata colorschememapping datastore latentstyles rsidtbl generator xmlnstbl fldinst filetbl "
    b"revtbl nonshppict shpinst bkmkstart bkmkend mmathPr userprops".split()
)
"""What a group holds that is no text of the document: tables of fonts and styles, pictures, running heads, addresses of links."""
_SIGNS = {
    b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n", b"column": "\n", b"cell": "\t", b"tab": "\t",
    b"emdash": "—", b"endash": "–", b"emspace": " ", b"enspace": " ", b"bullet": "•", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”",
}  # fmt: skip
_ESCAPED = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_CELL_ENDS = re.compile(r"[ \t]*\t[ \t]*(?=\n|\Z)")


def rtf_text(data: bytes) -> str:
    """The text of a document. Raises IngestError where it is no rich text."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise IngestError("not readable as rich text")
    reader = _Reader()
    for found in _TOKEN.finditer(data):
        reader.take(found)
    return _CELL_ENDS.sub("", "".join(reader.out)).strip("\n")


class _Reader:
    """What was read so far; a group inherits what the one around it set, and sets nothing beyond its end."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._groups: list[tuple[bool, int]] = []
        self._apart = False
        self._replaced = 1
        """How many characters stand in for one of Unicode, for programs that know none."""
        self._skip = 0
        self._encoding = "cp1252"
        self._bytes = bytearray()

    def take(self, found: re.Match[bytes]) -> None:
        """Read one token."""
        word, number, coded, escaped, brace, text = found.groups()
        if coded:
            if self._skip:
                self._skip -= 1
            elif not self._apart:
                self._bytes.append(int(coded, 16))
            return
        if self._bytes:
            self.out.append(self._bytes.decode(self._encoding, "replace"))
            self._bytes.clear()
        if brace == b"{":
            self._groups.append((self._apart, self._replaced))
            self._skip = 0
        elif brace == b"}":
            self._apart, self._replaced = self._groups.pop() if self._groups else (False, 1)
            self._skip = 0
        elif escaped is not None:
            self._apart = self._apart or escaped == b"*"
            self._write(_ESCAPED.get(escaped, ""))
        elif word is not None:
            self._control(word, int(number) if number else None)
        elif text is not None:
            skipped, self._skip = self._skip, max(0, self._skip - len(text))
            self._write(text[skipped:].decode(self._encoding, "replace"))

    def _control(self, word: bytes, number: int | None) -> None:
        if word in _APART or (word in (b"v", b"deleted") and number != 0):
            self._apart = True
        elif word in (b"v", b"deleted"):
            self._apart = False
        elif word == b"ansicpg" and number:
            with suppress(LookupError):  # 0, or a table of one program
                self._encoding = codecs.lookup(f"cp{number}").name
        elif word == b"uc" and number is not None:
            self._replaced = number
        elif word == b"u" and number is not None:
            self._write(chr(number % 65536))
            self._skip = self._replaced
        else:
            self._write(_SIGNS.get(word, ""))

    def _write(self, words: str) -> None:
        if words and not self._apart:
            self.out.append(words)
