"""A record in, its figures by what they count out: values with bounds, who gave them, for which day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..record import Record, Row
from .happened import EARLIER, earlier, heading, in_words
from .placing import only_says_when
from .speech import named_source, relay_chains, shortened

_MEASURE_WORDS = (
    "kilometre kilometer km metre meter mile foot feet inch minute hour day week month year second tonne ton kilogram kg "
    "litre liter barrel hectare acre dollar euro pound crown rouble ruble yuan yen rupee usd eur gbp percent % share percentage "
)
_MEASURES = frozenset(_MEASURE_WORDS.split())
_PARTS = {
    "1/2": 1 / 2,
    "1/3": 1 / 3,
    "2/3": 2 / 3,
    "1/4": 1 / 4,
    "3/4": 3 / 4,
    "1/5": 1 / 5,
    "2/5": 2 / 5,
    "3/5": 3 / 5,
    "4/5": 4 / 5,
}
_ROUNDED = 0.0051  # by which a third is told as .33, two thirds as .67
_ALIKE = {
    **dict.fromkeys("dead died death deaths fatality fatalities bodies body corpses corpse perished".split(), "killed"),
    **dict.fromkeys("wounded hurt injuries".split(), "injured"),
}
_HARMED = frozenset(("killed", "injured"))
_ANYBODY = frozenset(
    "people persons person others more dead killed died injured wounded hurt lives bodies victims casualties".split()
)
_OF_THESE = re.compile(r"\W*(?:\S+ ){0,3}?of (?:the|them|those|these|its|his|her|their|whom|which)\b", re.IGNORECASE)
_SOME_OF = re.compile(
    r"\W*(?:(?:at least|more than|nearly|almost|about|some|up to)\s+)?\S+ of (?:the|them|those|these|its|his|her|their|whom|which)\b",
    re.IGNORECASE,
)
_AFTER_NUMBER = re.compile(
    r"(?>(?:(?:at least|more than|no fewer than|no more than|nearly|almost|about|around|some|over|up to)\s+)?)\S+((?:\s+(?!(?:was|were|are|is|have|had|has|been|"
    r"on|in|at|after|when|as|by|and|from|who|dead|killed|injured|wounded|hurt|died)\b)[^\W\d_][\w-]*){1,4})",
    re.IGNORECASE,
)
_COUNTED_TO = re.compile(
    r"\b(?:by|as of|until)\s+(?:\w+\s+){0,3}?(?:\w+day|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_MONEY = frozenset(
    "dollar euro pound crown rouble ruble yuan yen rupee usd eur gbp shilling krona krone kroner franc dinar lira peso naira hryvnia "
    "dirham riyal".split()
)
_LIST = 3  # entries of a list that look back, from which the others are taken to
_CURRENCY = 2  # words of a currency's name: "US dollars"
_NEAR = 40  # code points after a number in which its day stands
_SKIPPED = frozenset("a an the of in on at by for and or people more than about".split())


@dataclass(frozen=True)
class Figure:
    """One reported number: its value (or range), its bound, who gave it in which outlet, and where it stands."""

    figure_id: str
    article_id: str
    start: int
    text: str
    value: float | None
    high: float | None
    comparator: str | None
    unit: str
    about: str | None
    as_of: str | None
    published: str | None
    outlet: str
    speaker: str | None
    chain: tuple[str, ...]
    said_on: str | None = None
    past: str | None = None
    """The earlier year or month that it belongs to, where the article looks back on another happening."""
    placing: bool = False
    """Whether it only says when something was ("two years ago", "the past week"): that compares nothing."""
    counted_to: bool = False
    """Whether `as_of` says up to when was counted; of the dead and injured it is the day of the event, but for "by Tuesday"."""

    @property
    def day(self) -> str | None:
        """The day for which it was given: what was counted to, else when it was said or published."""
        return (self.as_of if self.counted_to else None) or self.said_on or self.published or self.as_of

    @property
    def path(self) -> tuple[str, ...]:
        """Who gave the number, through whom, in which outlet."""
        return tuple(dict.fromkeys(step for step in (self.speaker, *self.chain, self.outlet) if step))

    @property
    def upper(self) -> float | None:
        """The upper end of what the number allows as printed; the value itself where it is no range."""
        return self.high if self.high is not None else self.value


@dataclass(frozen=True)
class FigureGroup:
    """Figures that count the same kind of thing."""

    unit: str
    figures: tuple[Figure, ...]

    @property
    def compared(self) -> bool:
        """True where more than one source gives one: one speaker in two outlets is one source, and a bare number compares nothing."""
        return (
            bool(self.unit)
            and not any(figure.placing for figure in self.figures)
            and len({figure.speaker or figure.outlet for figure in self.figures if figure.value is not None}) >= 2
        )


def figure_groups(record: Record, outlets: dict[str, str]) -> tuple[FigureGroup, ...]:
    """The figures of each story grouped by unit, groups with most outlets first, figures by day, value and outlet."""
    chains = relay_chains(record)
    rows = record.rows(
        "SELECT f.*, e.name AS speaker, a.source_text, a.said_on, t.published_at, "
        "published_day(t.published_at, t.extra) AS published_on, t.text AS article_text,"
        " y.story_id, y.first_published"
        " FROM figure f JOIN article t ON t.article_id = f.article_id"
        " LEFT JOIN (SELECT article_id, min(story_id) AS story_id, min(first_published) AS first_published"
        " FROM story_article JOIN story USING (story_id) GROUP BY article_id) y"
        " ON y.article_id = f.article_id"
        " LEFT JOIN attribution a ON a.attribution_id = f.attribution_id"
        " LEFT JOIN entity e ON e.entity_id = a.speaker_id"
        " ORDER BY f.article_id, f.start_char, f.figure_id"
    )
    # Figures of two stories, of two happenings, or of a whole and its part compare nothing.
    groups: defaultdict[tuple[str, str, str, str], list[Figure]] = defaultdict(list)
    past = _pasts(rows)
    for row in rows:
        unit = " ".join((row["unit"] or "").split())
        figure = Figure(
            row["figure_id"],
            row["article_id"],
            row["start_char"],
            " ".join(row["text"].split()),
            row["value"],
            row["value_high"],
            row["comparator"],
            unit,
            row["about"],
            row["as_of"].isoformat() if row["as_of"] else None,
            str(row["published_on"]) if row["published_on"] else None,
            outlets[row["article_id"]],
            row["speaker"] or named_source(row["source_text"]),
            chains.get(row["attribution_id"], ()),
            row["said_on"].isoformat() if row["said_on"] else None,
            past[row["figure_id"]],
            only_says_when(unit, row["article_text"], row["start_char"], row["end_char"]),
            not set(_key(unit).split()) & _HARMED
            or bool(_COUNTED_TO.search(row["article_text"], row["end_char"], row["end_char"] + _NEAR)),
        )
        kind = _key(unit) + (" then" if figure.placing else "")
        groups[row["story_id"] or "", kind, figure.past or "", _part(figure)].append(figure)
    split = [
        part
        for (_, key, _, _), group in sorted(groups.items())
        for part in (_alike(group) if _measures(key) else [group])
    ]
    found = [
        FigureGroup(
            _title(group),
            tuple(sorted(group, key=lambda f: (f.day or "9999", f.value or 0.0, f.outlet, f.figure_id))),
        )
        for group in split
    ]
    return tuple(
        sorted(found, key=lambda g: (not g.unit, -len({f.outlet for f in g.figures}), -len(g.figures), g.unit))
    )


def _pasts(rows: Sequence[Row]) -> dict[str, str | None]:
    """The earlier time that each figure belongs to, where its article looks back.

    In a list most of whose entries look back, one that names no year does so too.
    """
    found: dict[str, str | None] = {}
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        first = row["first_published"] or row["published_at"]
        found[row["figure_id"]] = earlier(row["article_text"], row["start_char"], first.year) if first else None
        if heading(row["article_text"], row["start_char"]) and set(_key(row["unit"] or "").split()) & _HARMED:
            entries[row["article_id"]].append(row["figure_id"])
    for listed in entries.values():
        if sum(bool(found[each]) for each in listed) >= max(_LIST, len(listed) / 2):
            found |= {each: found[each] or EARLIER for each in listed}
    return found


def _measures(key: str) -> bool:
    """Whether a unit only measures: kilometres or dollars alone do not say what is counted."""
    words = key.split()
    return key in _MEASURES or (bool(set(words) & _MONEY) and len(words) <= _CURRENCY)


def _part(figure: Figure) -> str:
    """Of whom the harmed are a part ("two off-duty officers", "14 of the injured"); "" where all are counted."""
    if not set(_key(figure.unit).split()) & _HARMED or not figure.about:
        some = figure.unit and figure.about and _SOME_OF.match(figure.about) and not _measures(_key(figure.unit))
        return "of these" if some else ""
    if _OF_THESE.match(figure.about):
        return "of these"
    counted = _AFTER_NUMBER.match(figure.about)
    words = [word.lower() for word in re.findall(r"[^\W\d_][\w-]*", counted.group(1))] if counted else []
    return "" if not words or set(words) & _ANYBODY else " ".join(words)


def _title(group: list[Figure]) -> str:
    """What is counted, with the year where it is another than the story's."""
    part = _part(group[0])
    unit = _counted(group)
    if part == "of these":
        unit = f"{unit}, a part of them"
    elif not set(part.split()) <= set(unit.lower().split()):
        unit = f"{unit}: {part}"
    return f"{unit}, {in_words(group[0].past)}" if group[0].past else unit


def _counted(group: list[Figure]) -> str:
    """The commonest spelling of the unit; of a measure, with what is measured."""
    units = [figure.unit for figure in group]
    unit = max(sorted(set(units)), key=lambda each: (units.count(each), each))
    about = min((figure.about for figure in group if figure.about), key=lambda words: (len(words), words), default="")
    if not _measures(_key(unit)) or not about:
        return unit
    if unit in about:  # the number of one of them is no name for all
        return shortened(about[about.index(unit) :].rstrip(" .,;:"), 60)
    return f"{unit}: {shortened(about, 60)}"


def _alike(group: list[Figure]) -> list[list[Figure]]:
    """Figures of one measure (kilometres, minutes) parted by what is measured: kilometres alone compare nothing."""
    parts: list[tuple[set[str], list[Figure]]] = []
    for figure in group:
        words = set(_key(figure.about or "").split()) - set(_key(figure.unit).split())
        home = next((part for part in parts if len(part[0] & words) >= 2), None)
        if home:
            home[1].append(figure)
        else:
            parts.append((words, [figure]))
    return [figures for _, figures in parts]


def _key(unit: str) -> str:
    """Units that differ in order, number or small words are one: "people killed", "killed people"."""
    words = {_ALIKE.get(word, word.rstrip("s")) for word in re.findall(r"\w+", unit.lower()) if word not in _SKIPPED}
    return " ".join(sorted(words)) or unit.lower()


def number(value: float | None) -> str:
    """A number for people: thousands parted by a thin space, no needless decimals, `1/3` for a third."""
    if value is None:
        return "?"
    part = next((words for words, least in _PARTS.items() if abs(value - least) < _ROUNDED), None)
    if part:
        return part
    if 0 < abs(value) < 0.1:
        return f"{value:.2g}"
    whole = value == int(value)
    return (f"{int(value):,}" if whole else f"{value:,.2f}".rstrip("0")).replace(",", "\u2009")


def printed(figure: Figure) -> str:
    """The value with its bound: `more than 200 000`, `20 000–99 999`."""
    if figure.value is None:
        return figure.text
    span = number(figure.value)
    if figure.high is not None and figure.high != figure.value:
        return f"{span}–{number(figure.high)}"
    bound = figure.comparator if figure.comparator and figure.comparator != "exactly" else ""
    return f"{bound} {span}".strip()


def given(figures: Iterable[Figure]) -> list[tuple[str, str, str]]:
    """Value, day and way of each figure; what one source gives twice for one day stands once."""
    return list(dict.fromkeys((printed(each), each.day or "", " → ".join(each.path)) for each in figures))
