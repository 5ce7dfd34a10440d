"""What a statement names and who says it in; its words with one name for one thing, out: what the network reads.

"IS", "Daesh" and "the group" are the same to a reader of the pile, and "we" is the speaker's side: neither stands in the words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
_KIN = 4
"""First letters that a form and a name share where nothing need be replaced: "Russian" and "Russia"."""
_LONGEST_ROLE = 5  # words of a role that are given with a speaker's name
_WORD = re.compile(r"\w+")
_BARE = re.compile(r"(?:he|she|they|it|we|i|who)\Z", re.IGNORECASE)


def renamed(said: str, names: Sequence[tuple[str, str]]) -> str:
    """The words with each form of a name (form, name) replaced where it shares no beginning of a word with the name.

    A title before a name ("Syria's president Bashar Assad") gives the name once.
    """
    known = {form: name for form, name in names if not _kin(form, name)}
    for form, name in names:
        for other, same in names:
            if same == name and other != form and f"{form} {other}" in said:
                known[f"{form} {other}"] = name
    if not known:
        return said
    forms = "|".join(re.escape(form) for form in sorted(known, key=lambda form: (-len(form), form)))
    return re.sub(rf"(?<!\w)(?:{forms})(?!\w)", lambda found: known[found[0]], said)


def _kin(form: str, name: str) -> bool:
    words = {word[:_KIN].casefold() for word in _WORD.findall(name)}
    return any(word[:_KIN].casefold() in words for word in _WORD.findall(form))


def introduced(row: Row) -> str:
    """Who says a statement, as "Ana Torva, interior minister: "; empty for the narrator's own words and nobody's."""
    if row["attribution_id"] is None:
        return ""
    name, role = row.get("speaker_name"), row.get("speaker_role")
    if not name:
        name = row.get("source_text")
        if not name or _BARE.match(name):
            return ""
    role = role.partition(": ")[2] or role if role else None
    if role and len(role.split()) <= _LONGEST_ROLE and not _kin(role, name):
        return f"{name}, {role}: "
    return f"{' '.join(name.split()[:8])}: "
