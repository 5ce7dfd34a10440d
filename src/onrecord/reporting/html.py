"""A record in, the report out: one HTML file that needs no network, runs only its own script, and escapes every text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..controls import disarmed, visible
from ..errors import ExportError
from ..record import Record
from .figures import Figure, FigureGroup, figure_groups, number, printed
from .findings import Entity, Findings, gather
from .map import place_map
from .matrix import matrix
from .reader import pages
from .relay_graph import relay_graph
from .series import series
from .speech import shortened
from .standings import MEANINGS, standings
from .timeline import days

if TYPE_CHECKING:
    from jinja2 import Environment

FIRST_CARDS = 10  # points that stand open; the weightiest, since nobody reads sixty
MOST_CARDS = 60  # points shown as cards; the rest is named by number and is in the record
MOST_CLAIMS = 60  # claims shown in each list
MOST_STANDINGS = 8  # disputed events shown open; as many as of claims are folded
MOST_ARTICLES = 250  # texts in the page; a larger pile has its place in `onrecord serve`
MOST_NAMES = 120  # of each kind
MOST_COLUMNS = 6  # outlets that a printed page holds side by side; of more a list is printed
MOST_SPEAKERS = 16  # the rest is a list of names under the table


def write_report(record: Record, target: Path) -> Path:
    """The path of the written report. Raises ExportError where it cannot be written."""
    page = render(record)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{target}: cannot be written ({error.strerror}); give another -o") from error
    return target


def render(record: Record) -> str:
    """The report of a record as HTML; the same record gives the same characters."""
    found = gather(record)
    by_day, drawn = days(record, found.outlets), place_map(record)
    groups, standing = figure_groups(record, found.outlets), standings(record, found.outlets)
    linked = {report[1] for day in by_day for entry in (*day.happened, *day.said) for report in entry.reports}
    linked |= {f"f-{figure.figure_id}" for group in groups for figure in group.figures}
    linked |= {spot.anchor for spot in drawn.spots} if drawn else set()
    linked |= {f"e-{voice.event_id}" for each in standing for _, voices in each.statuses for voice in voices}
    everything = pages(record, found.speeches, found.outlets, linked)
    weight = _weights(found)
    chosen = sorted(everything, key=lambda page: (-weight[page.article_id], page.article_id))[:MOST_ARTICLES]
    shown = {page.article_id for page in chosen}
    articles = [page for page in everything if page.article_id in shown]
    style, script = _resource("report.css"), _resource("report.js")
    page = (
        environment()
        .get_template("report.html.j2")
        .render(
            found=found,
            head=found.masthead,
            articles=articles,
            unseen=len(everything) - len(articles),
            matrix=matrix(found),
            graph=relay_graph(found.speeches.values()),
            groups=[_drawn(group) for group in groups],
            days=by_day,
            standings=standing,
            meanings=MEANINGS,
            most_standings=MOST_STANDINGS,
            map=drawn,
            names=_named(found),
            notes=_notes(found),
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
            first_cards=FIRST_CARDS,
            most_cards=MOST_CARDS,
            most_claims=MOST_CLAIMS,
            most_names=MOST_NAMES,
            most_speakers=MOST_SPEAKERS,
            most_columns=MOST_COLUMNS,
        )
    )
    page = _short_ids(page, [*found.speeches, *(speech.attribution_id or "" for speech in found.speeches.values())])
    return page if len(articles) == len(everything) else _unlinked(page)


def _weights(found: Findings) -> Counter[str]:
    """Article id -> how much of what the report shows first stands in it."""
    weight: Counter[str] = Counter()
    for pair in found.contested[:MOST_CARDS]:
        weight.update({pair.a.article_id: 3, pair.b.article_id: 3})
    for claim in found.claims[: 3 * MOST_CLAIMS]:
        weight.update(speech.article_id for speech in (*claim.supports, *claim.opposes))
    return weight


_ID = re.compile(r"\b[a-z][0-9a-f]{14,20}\b")


def _short_ids(page: str, ids: Iterable[str]) -> str:
    """The page with short numbers for the hashes of statements and attributions, which are a tenth of a long report.

    Claims and contradictions keep theirs: people cite them.
    """
    known = dict.fromkeys(ids)
    numbers: dict[str, str] = {}

    def short(found: re.Match[str]) -> str:
        return numbers.setdefault(found[0], f"{len(numbers):x}") if found[0] in known else found[0]

    return _ID.sub(short, page)


def _unlinked(page: str) -> str:
    """The page without the links that lead to articles for which it had no room.

    Texts cannot match: autoescape leaves no quotation mark in them, JSON puts a backslash before each.
    """
    present = set(re.findall(r' id="([^"]+)"', page))
    return re.sub(r' href="#([^"]+)"', lambda found: found[0] if found[1] in present else "", page)


def environment() -> Environment:
    """The templates, with autoescape on for all of them."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("onrecord.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["plural"] = plural
    made.filters["short"] = shortened
    made.filters["number"] = number
    made.filters["printed"] = printed
    return made


def plural(count: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _resource(name: str) -> str:
    return files("onrecord.reporting").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """The source expression by which the page's policy allows this style or script and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}"


_KINDS = (
    ("People", ("PER",)),
    ("Organisations and media", ("ORG", "MEDIA")),
    ("Places and facilities", ("GPE", "LOC", "FAC")),
    ("Peoples and groups", ("NORP",)),
    ("Weapons and other things", ("WEAPON", None)),
)


def _named(found: Findings) -> list[tuple[str, list[Entity]]]:
    """The entities by kind, kinds without any left out."""
    kinds = [(title, [entity for entity in found.entities if entity.type in types]) for title, types in _KINDS]
    return [(title, entities) for title, entities in kinds if entities]


def _drawn(group: FigureGroup) -> dict[str, Any]:
    """A group with a row for each value and giver: where its bar begins and ends in percent of the widest value."""
    most = max((figure.upper or 0.0 for figure in group.figures), default=0.0)
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for figure in group.figures:
        key = (figure.path, printed(figure), figure.day)
        rows.setdefault(key, _bar(figure, most))["spots"].append(figure.figure_id)
    return {"unit": group.unit, "compared": group.compared, "rows": list(rows.values()), "series": series(group)}


def _bar(figure: Figure, most: float) -> dict[str, Any]:
    known = most > 0 and figure.value is not None
    low, high = 100 * (figure.value or 0.0), 100 * (figure.upper or 0.0)
    return {
        "spots": [],
        "figure": figure,
        "printed": printed(figure),
        "path": figure.path,
        "low": round(max(0.0, low / most), 2) if known else None,
        "high": round(min(100.0, high / most), 2) if known else None,
    }


def _notes(found: Findings) -> str:
    """What the popovers of the articles show, as JSON that cannot end the script element it stands in."""
    claims: dict[str, list[list[str]]] = {}
    for claim in found.claims:
        for stance, speeches in (("supports", claim.supports), ("opposes", claim.opposes)):
            for speech in speeches:
                if claim.outlets > 1 or claim.opposes:
                    claims.setdefault(speech.statement_id, []).append([claim.claim_id, stance, claim.proposition])
    against: dict[str, list[list[str]]] = {}
    for pair in found.contested:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            words = f"{other.who}, {other.outlet}: {other.text}" if other.speaker else f"{other.outlet}: {other.text}"
            if not any(words == known[2] for known in against.setdefault(one.statement_id, [])):
                against[one.statement_id].append([pair.contradiction_id, pair.kind, words])
    notes: dict[str, dict[str, Any]] = {}
    for speech in found.speeches.values():
        if speech.attribution_id:
            note = notes.setdefault(
                speech.attribution_id,
                {"who": speech.who, "role": speech.role, "path": speech.path, "act": speech.act, "kind": speech.kind,
                 "on": speech.said_on, "claims": [], "against": []},
            )  # fmt: skip
            note["claims"] += claims.get(speech.statement_id, [])
            note["against"] += against.get(speech.statement_id, [])
    plain = json.dumps(_disarmed(notes), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _disarmed(value: Any) -> Any:
    """The value as the popovers may show it: its texts without controls that turn them round."""
    if isinstance(value, dict):
        return {key: _disarmed(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_disarmed(each) for each in value]
    return disarmed(value) if isinstance(value, str) else value
