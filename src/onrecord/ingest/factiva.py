"""The lines of one Factiva document in, its fields and its body out: with two-letter codes before each field, or without."""

from __future__ import annotations

import re

from .exported import DAY_LINE, RIGHTS, WORD_COUNT, Exported, blocks, paragraphs, unsigned

_CODE = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|ART|CLM|CO|IN|NS|RE|PUB|IPD|IPC|DE|AN)(?:([ \t]+)(.*))?"
)
_AFTER_TEXT = frozenset("CT RF ART CLM CO IN NS RE PUB IPD IPC DE AN".split())
_INDEXED = re.compile(r"\w{2,12} : |Document [A-Z]")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: ?[A-Z]{2,4}T?)?")
_ZONED = re.compile(r"\d{1,2}:\d{2} ?[A-Z]{2,4}")
_SIGNED = re.compile(r"by\b.+", re.IGNORECASE)
_LANGUAGE = re.compile(r"English(?: \(.*\))?", re.IGNORECASE)
_HEAD_LINES = 10  # between the count of words and the rights: day, time, outlet, code, edition, page, volume, language
_LONGEST_SECTION = 30


def is_coded(lines: list[str]) -> bool:
    """True where a line begins with the code of a headline."""
    return any((code := _CODE.fullmatch(line.strip())) and code[1] == "HD" for line in lines)


def read_coded(lines: list[str]) -> Exported:
    """A document with codes."""
    values: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        begins = _CODE.fullmatch(line.rstrip())
        if begins and _is_code(begins, code):
            code = begins[1]
            values.setdefault(code, []).append(begins[3] or "")
        elif code:
            values[code].append(line)

    def words(key: str) -> str | None:
        return " ".join(" ".join(values.get(key, [])).split()) or None

    found = Exported(words("HD"), words("SN"), words("PD"), words("BY"))
    found.day = _with_clock(found.day, words("ET"))
    named = {"SE": "section", "CLM": "column", "CR": "credit", "CT": "contact", "CO": "companies", "IN": "industry"}
    named |= {"NS": "subject", "RE": "geographic", "AN": "document"}
    found.extra = {name: value for key, name in named.items() if (value := words(key))}
    texts = (paragraphs(values.get(key, [])) for key in ("LP", "TD"))
    found.body = "\n\n".join(text.strip() for text in texts if text.strip())
    return found


def _is_code(begins: re.Match[str], within: str) -> bool:
    """False of a line of the text itself: "IN KALDOR the people ..."."""
    if within not in ("LP", "TD") or not begins[3]:
        return True
    return (begins[1] in _AFTER_TEXT and _INDEXED.match(begins[3]) is not None) or begins[2] != " "


def read_plain(lines: list[str]) -> Exported:
    """A document without codes: section, headline, byline, count of words, day, clock, outlet, ..., rights, then the text."""
    found = Exported()
    rows = [line.strip() for line in lines]
    counted = next((at for at, row in enumerate(rows) if WORD_COUNT.fullmatch(row)), 0)
    _read_title(found, rows[:counted])
    head = [at for at in range(counted + 1, len(rows)) if rows[at]][:_HEAD_LINES]
    day_at = next((at for at in head[:3] if DAY_LINE.fullmatch(rows[at])), None)
    rights = next((at for at in head if RIGHTS.match(rows[at])), None)
    language = next((at for at in head if _LANGUAGE.fullmatch(rows[at])), None)
    last = rights if rights is not None else language if language is not None else head[0] if head else counted
    if day_at is not None:
        after = [at for at in head if day_at < at < last or (at == last and rights is None and language is None)]
        clock = next((rows[at] for at in after[:1] if _CLOCK.fullmatch(rows[at])), None)
        found.day = _with_clock(rows[day_at], clock)
        named = [rows[at] for at in after if not _CLOCK.fullmatch(rows[at])]
        found.outlet = named[0] if named else None
    while last + 1 < len(rows) and rows[last + 1] and RIGHTS.match(rows[last + 1]):
        last += 1
    found.body = paragraphs(lines[last + 1 :])
    return found


def _read_title(found: Exported, rows: list[str]) -> None:
    """Section, headline and byline of the lines above the count of words."""
    above = blocks(rows)
    if not above:
        return
    if len(above) > 1 or (len(above[-1]) > 1 and _SIGNED.match(above[-1][-1])):
        found.byline = unsigned(above[-1].pop() if len(above) == 1 else " ".join(above.pop()))
    title = above[-1]
    if len(title) > 1 and len(title[0]) < _LONGEST_SECTION and len(title[0].split()) <= 4:
        found.extra["section"] = title.pop(0)
    found.headline = " ".join(title) or None


def _with_clock(day: str | None, clock: str | None) -> str | None:
    """The day with its clock; one without a zone is that of whoever exported it, or of the outlet, and counts for nothing."""
    return f"{day} {clock}" if day and clock and _ZONED.fullmatch(clock) else day
