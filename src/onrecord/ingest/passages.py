"""Article text in, its passages out, ordered and disjoint, and what they tell of the article: headline, dateline, outlet, date."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .addresses import day_of_address, name_of_site, outlet_of_url, site_of_address
from .article import Part
from .byline import byline_in_date_line, find_byline, is_signed, sign_off
from .dateline import BYLINE_PLACE, LABEL, Dateline, find_dateline, find_label_dateline, place_name
from .frame_signs import framed_names
from .furniture import gallery_edges
from .line_kinds import kinds_of
from .lines import Line, split_lines
from .loose_dateline import find_lone_dateline, find_loose_dateline
from .masthead import lone_name, masthead, outlet_of_series
from .outlet import (
    outlet_above_text,
    outlet_in_byline,
    outlet_in_furniture,
    outlet_in_headline,
    speaks_in_headline,
)
from .outlet_votes import elect
from .own_signs import helped_by_staff, is_from_agencies, own_names
from .published import (
    PartialDate,
    day_of_title,
    is_date_line,
    is_place_and_day,
    opens_with_day,
    published_in_byline,
    published_on_line,
    updated_on_line,
)
from .wrapping import breaks_of, without_breaks

_OWN_LINES = 4  # with so many before it, a dateline heads the report of another that the page brings in
_DATELINE_LINES = 8  # a dateline may follow a lead and a picture, never half the article


@dataclass(frozen=True)
class Layout:
    """The passages of a text, ordered and disjoint, covering all that is not white space, and what they say."""

    passages: tuple[Part, ...]
    headline: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: PartialDate | None = None
    outlet: str | None = None


def lay_out(
    text: str,
    headline: str | None = None,
    lines: list[Line] | None = None,
    *,
    extracted: bool = False,
    url: str | None = None,
) -> Layout:
    """The layout of a text; `headline` and `url` are what metadata say, used for what the text itself shows.

    `extracted`: the text was cut out of a page already, so its place alone condemns no line (lists and tables stay).
    """
    lines = split_lines(text) if lines is None else lines
    if not lines:
        return Layout(())
    text = without_breaks(text, [at for line in lines for at in breaks_of(text, line.start, line.end)])
    kinds = kinds_of(lines, headline, extracted)
    found, opened = _found(lines, kinds, url)
    parts: list[Part] = []
    edges = gallery_edges(lines)
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        opening = found.dateline if number == opened else None
        if kind == "dateline":
            opening = opening or find_dateline(line.text + " ")
        if opening:
            end = line.start + len(line.text[: opening.end].rstrip())
            parts.append(Part(line.start, end, "dateline"))
            rest = end + len(text[end : line.end]) - len(text[end : line.end].lstrip())
            if rest < line.end:
                parts.extend(_without_foot(text, rest, line.end, "body"))
        elif number in edges and kind != "furniture":
            first, last = edges[number]
            cut = ((line.start, first, "furniture"), (first, last, kind), (last, line.end, "furniture"))
            parts.extend(_trimmed(text, *part) for part in cut if text[part[0] : part[1]].strip())
        else:
            parts.extend(_without_foot(text, line.start, line.end, kind))
    return replace(found, passages=tuple(parts))


def _without_foot(text: str, start: int, end: int, kind: str) -> list[Part]:
    """The part; of a paragraph that credits close (Reporting by ...) two."""
    foot = sign_off(text[start:end]) if kind == "body" else None
    if foot is None:
        return [Part(start, end, kind)]
    return [_trimmed(text, start, start + foot, kind), Part(start + foot, end, "furniture")]


def _trimmed(text: str, start: int, end: int, kind: str) -> Part:
    words = text[start:end]
    return Part(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()), kind)


def _found(lines: list[Line], kinds: list[str], url: str | None) -> tuple[Layout, int | None]:
    """What the lines say of the article, and the line that opens with its dateline, which is marked in `kinds`."""
    body = [number for number, kind in enumerate(kinds) if kind == "body"]
    first_body = body[0] if body else len(lines)
    whole = "\n".join(lines[number].text for number in body)
    dateline, opened = None, None
    opening = [number for number, kind in enumerate(kinds) if kind in {"body", "dateline"}][:_DATELINE_LINES]
    for number in opening:
        dateline = find_dateline(lines[number].text + " ")
        if dateline and dateline.place is None and number == first_body:
            dateline = find_loose_dateline(lines[number].text, whole) or dateline  # "(Kaldor) - ..."
        if dateline:
            brought = lines[number - 1].text.endswith(":") or opening.index(number) >= _OWN_LINES
            if number > first_body and brought:
                dateline = replace(dateline, credit=None)  # "From the Coast Post:" brings in another's report
            opened = number
            break
    if dateline is None and body:
        labels = sum(LABEL.match(line.text) is not None for line in lines)
        dateline = find_label_dateline(lines[first_body].text) if labels == 1 else None
        dateline = dateline or find_loose_dateline(lines[first_body].text, whole)
        if dateline:
            opened = first_body
        else:
            dateline, opened = _lone_dateline(lines, kinds, first_body, whole)
    if opened is not None:
        kinds[opened] = "dateline"
    headline = next((line.text for line, kind in zip(lines, kinds, strict=True) if kind == "headline"), None)
    first_headline = kinds.index("headline") if headline else None
    if first_headline is not None and first_headline > first_body:
        headline = None  # a cross-heading
    byline = None
    signed = [
        n for n, kind in enumerate(kinds) if kind == "byline" or (kind == "furniture" and is_signed(lines[n].text))
    ]
    for number in signed:
        if byline is None and " contributed" not in lines[number].text:
            byline = find_byline(lines[number].text, before_body=number < first_body)
            beside = BYLINE_PLACE.match(lines[number].text)
            if beside and dateline is None:
                dateline = Dateline(0, place_name(beside["place"]), None, None)
    published, updated = None, None
    for number, kind in enumerate(kinds):
        if kind == "furniture" and byline is None and number < first_body and is_date_line(lines[number].text):
            byline = byline_in_date_line(lines[number].text)
        if kind == "furniture" and published is None and is_date_line(lines[number].text):
            framed = _is_framed(number, lines[number], first_headline, body)
            published = published_on_line(lines[number].text, labelled=not framed)
            updated = updated or (updated_on_line(lines[number].text) if framed else None)
        elif kind == "byline" and published is None and number < first_body:
            published = published_in_byline(lines[number].text)
    # "Kaldor, 4 April 2031" below a headline reads like a part of it where no word of the text shows that Kaldor is a place.
    under = [
        line.text
        for line, kind in zip(lines[:first_body], kinds, strict=False)
        if kind == "headline" or (kind == "furniture" and is_place_and_day(line.text))
    ]
    published = published or next((day for line in under if (day := day_of_title(line))), None)
    short_headline, titled = outlet_in_headline(headline)
    if titled and speaks_in_headline(headline or "", titled, whole):
        titled = None  # "Quay is closed – Harbour Office of Tavra": who says so
    chrome = [line for line, kind in zip(lines, kinds, strict=True) if kind == "furniture"]
    credit = dateline.credit if dateline else None
    above = [line for line in chrome[:3] if first_headline is not None and line.end <= lines[first_headline].start]
    headed = next((name for line in above if (name := masthead(line)) and (" " in name or line is lines[0])), None)
    head = lines[first_body].start if body else 0
    below = range(first_headline + 1 if first_headline is not None else 0, first_body)
    sites = [site_of_address(line, below=line.start >= head) for line in chrome]
    if published is None:
        days = (day_of_address(line, below=line.start >= head) for line in chrome)
        published = next((day for day in days if day), None)
    published = published or updated
    shown = [
        outlet_in_furniture(chrome),
        (headed, 3.0),
        (outlet_above_text([lines[n] for n in below if kinds[n] in {"furniture", "byline"}]), 3.0),
        (helped_by_staff(chrome), 4.5),
        (titled, 3.0),
        (outlet_of_series(headline), 3.0),
        (outlet_in_byline(byline), 3.0),
        (None if is_from_agencies(lines[n] for n in below) else _credit_name(credit), 1.0),
        *((name, 1.0) for name in own_names(lines, whole)),
        *((name, 1.5) for name in framed_names([*chrome, *(lines[n] for n in signed)], lines, whole)),
        *((name_of_site(site, whole), 1.5) for site in sites if site),
        (outlet_of_url(url, whole), 2.0),
        (lone_name(lines[0], whole) if above and above[0] is lines[0] else None, 1.0),
    ]
    closing = lines[-1:] if kinds[-1] == "caption" else []  # "© Ustmar Daily" at the foot of a page
    outlet = elect([*chrome, *closing], [lines[number].text for number in signed], whole, shown, signed=bool(byline))
    return Layout((), short_headline if titled else headline, byline, dateline, published, outlet), opened


def _is_framed(number: int, line: Line, headline: int | None, body: list[int]) -> bool:
    """True where the line stands between headline and text, or below the lead, or right above the headline with its day first.

    Elsewhere above it a bare date is as likely the clock of whoever fetched the page; right above it an outlet's name shows that it is not.
    """
    if headline is None:
        return False
    second = body[1] if len(body) > 1 else number + 1
    return headline < number < second or (
        number == headline - 1 and (opens_with_day(line.text) or outlet_above_text([line]) is not None)
    )


def _lone_dateline(
    lines: list[Line], kinds: list[str], first_body: int, text: str
) -> tuple[Dateline | None, int | None]:
    """The dateline that stands as a line of its own between headline and body, and the number of the line."""
    head = kinds.index("headline") if "headline" in kinds else first_body
    for number in range(head + 1, first_body):
        if kinds[number] in {"headline", "furniture"}:
            alone = find_lone_dateline(lines[number].text, text)
            if alone:
                return alone, number
    return None, None


_UNNAMED = frozenset(("wire", "wires", "agency", "agencies", "staff", "web", "online", "news", "news agencies"))
"""What stands for an agency in a dateline and names none."""


def _credit_name(credit: str | None) -> str | None:
    if not credit or credit.lower() in _UNNAMED:
        return None
    return {"AP": "Associated Press"}.get(credit, credit)
