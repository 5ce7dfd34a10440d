"""In: two names of outlets. Out: whether they are one outlet."""

from __future__ import annotations

import re
from functools import cache

from .lists import listed


def same_outlet(a: str | None, b: str | None) -> bool:
    """Whether two names are one outlet: equal, listed as one, one's words all in the other's, or one the other's initials."""
    if not a or not b:
        return False
    one, other = (listed().get(x.lower().removeprefix("the "), (x, ""))[0].lower() for x in (a, b))
    words_a = set(re.findall(r"\w+", one)) - {"the", "news", "agency"}
    words_b = set(re.findall(r"\w+", other)) - {"the", "news", "agency"}
    if words_a and words_b and (words_a <= words_b or words_b <= words_a):
        return True
    if "." in a or "." in b:
        return _squeezed(one) == _squeezed(other) or _squeezed(a) == _squeezed(b)
    return _initials(a) == b or _initials(b) == a


@cache
def _squeezed(name: str) -> str:
    """The letters of a name, or of the site in an address: "businessinsider" of "www.businessinsider.de"."""
    plain = re.sub(r"^(?:https?://)?(?:www\.|edition\.|uk\.|us\.)?", "", name.lower())
    site = re.match(r"([\w-]+(?:\.[\w-]+)*?)\.(?:com?|org|net|gov|news|[a-z]{2,3})(?:\.[a-z]{2})?(?:/|$)", plain)
    letters = re.sub(r"[^a-z0-9]", "", site.group(1) if site else plain)
    return letters.removeprefix("the")


@cache
def _initials(name: str) -> str:
    """The capitals of a name of three words or more, else nothing."""
    found = re.findall(r"\b[A-Z]", name.removeprefix("The ").removeprefix("the "))
    return "".join(found) if len(found) > 2 else ""
