"""Own voices, pronouns and reports in; those joined that likely go back to a source on the same claim, each with its rule."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..linking.lists import plain_words
from ..linking.spelling import word_lists
from ..reusing.credit import names, outlet_name
from .kinds import bare_officials, carrier, country_of, firms, governs
from .speakers import is_pronoun
from .union import Union
from .wording import words_of

Row = dict[str, Any]
_OWN_WORK = re.compile(r"\b(?:I|we|We|our|Our|me|us)\b")
_SHOWS = re.compile(
    r"\b(video|footage|clip|film|photo|picture|image)(?:graph)?s?\b[^.;]{0,90}?\b(?:shows?|showed|showing|seen|depicts?|depicted)\b"
    r"|\b(it) (?:appears|appeared|purports|purported|seems|seemed) to show\b",
    re.IGNORECASE,
)
_MEDIA = frozenset("media press reports newspapers outlets newspaper agencies".split())


@dataclass(frozen=True)
class Told:
    """What else the pile tells: whom each article quotes, the figures (13 and more) that each statement gives, and through
    which listed news agencies each article has anything.
    """

    quoted: dict[str, list[Row]] = field(default_factory=dict)
    counted: dict[str, set[float]] = field(default_factory=dict)
    agencies: dict[str, set[str]] = field(default_factory=dict)


def join_papers(union: Union, rows: Sequence[Row]) -> None:
    """A paper or picture is one, whoever has seen it, unless two countries are told for it; so where an article tells
    itself what the picture shows.
    """
    seen: dict[str, list[Row]] = {}
    for row in rows:
        kind = carrier(row) if row["attribution_id"] is not None else _shown(row)
        if kind is None or kind in ("outlet", "reports", "state media"):
            continue
        for other in seen.setdefault(kind, []):
            if country_of(row) in (None, country_of(other)) or country_of(other) is None:
                union.join(other["statement_id"], row["statement_id"], f"likely the same {kind}")
        seen[kind].append(row)


def _shown(row: Row) -> str | None:
    """What an article's own sentence says is seen in a film or picture: that film or picture."""
    shown = _SHOWS.search(row["text"])
    return (
        None
        if shown is None
        else "photo"
        if (shown.group(1) or "").lower() in ("photo", "picture", "image")
        else "video"
    )


def join_reports(union: Union, everyone: Sequence[Row], hops: Mapping[str, Sequence[str]]) -> None:
    """Reports and rumours of nobody are one, and go back to what came through such media, to the source that their
    article names for the same, or to the only source there is.
    """
    rows = [row for row in everyone if row["attribution_id"] is not None]
    own = {union.find(row["statement_id"]) for row in everyone if row["attribution_id"] is None}
    vague = [row for row in rows if carrier(row) == "reports"]
    others = [row for row in rows if carrier(row) != "reports" and not is_pronoun(row)]
    _join_relayed(union, rows, hops)
    for row in vague[1:]:
        union.join(vague[0]["statement_id"], row["statement_id"], "likely the same reports")
    beside = [other for row in vague for other in others if other["article_id"] == row["article_id"]]
    known = {union.find(other["statement_id"]) for other in others}
    if vague and beside:
        union.join(beside[0]["statement_id"], vague[0]["statement_id"], "reports told beside their source")
    elif vague and len(known) == 1:
        union.join(known.pop(), vague[0]["statement_id"], "likely reports of the only source")
    elif vague and not known and len(own) == 1:
        union.join(own.pop(), vague[0]["statement_id"], "likely reports of the only source")


def _join_relayed(union: Union, rows: Sequence[Row], hops: Mapping[str, Sequence[str]]) -> None:
    """What "Osmarian media" reported is what another article has through Osmarian media."""
    through: dict[frozenset[str], str] = {}
    for row in rows:
        for hop in hops.get(row["attribution_id"], ()):
            through.setdefault(_medium(hop), row["statement_id"])
    for row in rows:
        if carrier(row) in ("outlet", "reports", "state media") and row["speaker"]:
            known = through.get(_medium(row["speaker"]))
            if known is not None:
                union.join(known, row["statement_id"], "reports of what they carry")


def _medium(name: str) -> frozenset[str]:
    """The words of a medium's name; of media of a country, whatever kind they are, that country's."""
    said = frozenset(plain_words(outlet_name(name) or name))
    lands = frozenset(word for word in said if word[0] == "@")
    return lands | {"media"} if lands and said & _MEDIA else said


def join_pronouns(union: Union, rows: Sequence[Row]) -> None:
    """Join "he", whom no name settles, with the only source there is."""
    known = {union.find(row["statement_id"]) for row in rows if not is_pronoun(row)}
    if len(known) == 1:
        for row in rows:
            if is_pronoun(row):
                union.join(min(known), row["statement_id"], "likely the only source")


def join_own_voices(union: Union, rows: Sequence[Row], told: Told) -> None:
    """What an article says itself goes back to the source that it names or quotes elsewhere; one figure
    that nobody claims has one source. Work of the outlet's own ("our reporters saw") stays its own.
    """
    sourced = [row for row in rows if row["attribution_id"] is not None]
    of_a_source = {union.find(row["statement_id"]) for row in sourced}
    alone = [
        row
        for row in rows
        if row["attribution_id"] is None
        and union.find(row["statement_id"]) not in of_a_source
        and not _OWN_WORK.search(row["text"])
    ]
    for row in alone:
        named = _named_in(union, row, sourced)
        heard = _quoted_by(row, sourced, told.quoted.get(row["article_id"], ()))
        if named:
            union.join(named[0]["statement_id"], row["statement_id"], "names the source elsewhere")
        elif heard:
            union.join(heard[0]["statement_id"], row["statement_id"], "likely of the source that the article quotes")
    _join_wired(union, alone, sourced, told.agencies)
    given: dict[float, str] = {}
    for row in [*(row for row in rows if row["attribution_id"] is None and row not in alone), *alone]:
        figures = sorted(told.counted.get(row["statement_id"], ()))
        known = [given[figure] for figure in figures if figure in given]
        if row in alone and known:
            union.join(known[0], row["statement_id"], "likely the same count")
        for figure in figures:
            given.setdefault(figure, row["statement_id"])


def _join_wired(
    union: Union, alone: Sequence[Row], sourced: Sequence[Row], agencies: Mapping[str, Collection[str]]
) -> None:
    """What two articles say themselves is likely one agency's where both have other things through it, or where the
    agency itself is told to report it.
    """
    first: dict[str, str] = {}
    for row in sourced:
        agency = outlet_name(row["speaker"]) if row["speaker_type"] == "MEDIA" else None
        if agency:
            first.setdefault(agency, row["statement_id"])
    for row in alone:
        for agency in sorted(agencies.get(row["article_id"], ())):
            union.join(
                first.setdefault(agency, row["statement_id"]), row["statement_id"], f"likely what {agency} reported"
            )


def _named_in(union: Union, row: Row, sourced: Sequence[Row]) -> list[Row]:
    """The sources that a sentence names: "as Radio Sund has revealed", "the company speaks of"."""
    by_outlet = [
        other
        for other in sourced
        if (other["article_id"] != row["article_id"] and names(row["text"], _short(other["outlet"])))
        or (other["speaker_type"] == "MEDIA" and other["by_name"] and names(row["text"], other["speaker"]))
    ]
    if by_outlet or not firms(words_of(row)):
        return by_outlet
    trading = [
        other
        for other in sourced
        if (other["speaker_type"] == "ORG" and not governs(other)) or firms(plain_words(other["source_text"] or ""))
    ]
    return trading if len({union.find(other["statement_id"]) for other in trading}) == 1 else []


def _short(outlet: str | None) -> str | None:
    """An outlet's name as others write it: "Radio Sund" of Radio Sund News."""
    name = (outlet_name(outlet) or "").split()
    while len(name) > 2 and name[-1].lower() in word_lists()["generic"]:
        name.pop()
    return " ".join(name) or None


def _quoted_by(row: Row, sourced: Sequence[Row], quoted: Collection[Row]) -> list[Row]:
    """The sources on the claim whom the article quotes elsewhere; else officials of the only state that both quote."""
    ids = {each["speaker_id"] for each in quoted}
    same = [other for other in sourced if other["speaker_id"] in ids and other["speaker_type"] != "GPE"]
    if same:
        return same
    state = [other for other in sourced if governs(other) or bare_officials(other)]
    lands = {country_of(other) for other in state} - {None}
    theirs = {country_of(_as_row(each)) for each in quoted if governs(_as_row(each))}
    return state if len(lands) == 1 and lands <= theirs else []


def _as_row(quoted: Row) -> Row:
    return {"attribution_id": "", "by_name": True, "source_text": None, **quoted}
