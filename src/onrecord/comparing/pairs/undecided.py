"""The words of a statement in; whether it takes no stand on what it tells, out."""

from __future__ import annotations

import re
from typing import Final

UNDECIDED: Final = re.compile(
    r"\b(?:can(?:not|[’']t)|could(?: not|n[’']t)|unable to|(?:not|n[’']t) (?:been )?able to|declin\w+ to|trying to)(?: \w+){0,2} (?:confirm|verify|corroborate|comment)\b"
    r"|\b(?:not|n[’']t) been (?:independently )?(?:confirmed|verified)\b"
    r"|\b(?:not|n[’']t) (?:\w+ )?(?:known|clear|certain|sure|say|know) (?:if|whether)\b|\b(?:unclear|uncertain|unknown) (?:if|whether)\b",
    re.I,
)
"""Who cannot tell whether something is so."""
SEEKING: Final = re.compile(
    r"\b(?:investigat|look|check|inquir|enquir|examin)\w*(?: into)?(?: \w+){0,2} (?:reports?|claims?|rumou?rs?|whether)\b",
    re.I,
)
"""Who looks into a report says neither that it is so nor that it is not."""
