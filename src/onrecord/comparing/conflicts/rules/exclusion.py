"""Statements with the events they hold in, pairs out in which one says "only these" and another reports something else.

Two forms. A claimed target: "attacks only terrorist groups" against a report that the same actor hit rebels or civilians.
A claimed limit: "support is limited to arms and training" against a report that the same actor fields troops or strikes.
What kind of target is meant is read off the words; a target that could be of the claimed kind opposes nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Pair = tuple[str, str, str, float, str]

CONFIDENCE = 0.6  # by rule, not by a learned score: surer than not, less sure than a denial in so many words
FARTHEST = dt.timedelta(days=14)  # a claim about targets speaks of the days around it

# "only claims to fight" and "only after the talks" limit something else than the target.
_ONLY = re.compile(
    r"(?<!not )\b(?:only|solely|exclusively|nothing but|none but|purely)\b"
    r"(?! (?:claim|say|said|pretend|seem|want|prove|show|mean|make|add|tr[iy]|to|if|when|after|because|by|a|an|one|two|three|in|on|at)\w*\b)"
    r"(?P<what>[^.;:]{3,120})",
    re.I,
)
_LIMITED = re.compile(r"\b(?:limited|restricted|confined) to\b(?P<what>[^.;:]{3,120})", re.I)
_KINDS: dict[str, re.Pattern[str]] = {
    "terrorists": re.compile(
        r"\bIS\b|\b(?i:terror\w*|extremis\w*|jihad\w*|islamist\w*|islamic state|isis|isil|daesh|al[- ]qaeda|militants?)\b"
    ),
    "rebels": re.compile(r"\b(?:rebels?|opposition|moderate|insurgents?|resistance|\w+-backed (?:rebels?|forces|groups|fighters))\b", re.I),
    "civilians": re.compile(
        r"\b(?:civilians?|residents?|villagers?|hospitals?|clinics?|schools?|markets?|homes?|houses|residential|apartments?"
        r"|refugees?|children|women|families|convoys? of aid|aid convoys?|mosques?|church(?:es)?|bakery|bakeries)\b",
        re.I,
    ),
    "soldiers": re.compile(r"\b(?:soldiers?|military (?:targets?|bases?|sites?|positions?)|army|barracks|troops|depots?)\b", re.I),
}  # fmt: skip
_HELP = re.compile(r"\b(?:support|help|assistance|involvement|role|presence|aid|operation|mission|engagement)\b", re.I)
_GIVEN = ("AID", "SUPPORT", "COOPERATE", "MOBILIZE")
_PASSIVE = re.compile(r"\b(?:was|were|been|being)(?: \w+ly)? $")
# "in response to the massacre": the deed that a strike answers is another's
_ANSWERED = re.compile(
    r"\b(?:response|reply|answer|reaction|retaliation|revenge|retribution) (?:to|for) (?:\w+ ){0,3}$", re.I
)
_TARGET = 90  # code points behind the verb in which what it struck is named
_REACH = 60  # code points between the verb and its "only"
_BEFORE = 300  # code points back to the strike whose actor a strike without one takes
_VIOLENT = ("ASSAULT", "COERCE")
_REAL = ("happened", "ongoing")


def exclusion_pairs(rows: Sequence[Row]) -> list[Pair]:
    """(statement that excludes, statement that reports otherwise, kind, confidence, what parts them), sorted.

    `rows` are events in statements: statement_id, story_id, article_id, text, statement_start, speaker_id, day, start_char,
    type, status, actor_id, actor_country.
    """
    by_story: dict[str, list[Row]] = defaultdict(list)
    for row in with_actors(rows):
        by_story[row["story_id"]].append(row)
    found: dict[tuple[str, str], Pair] = {}
    for _, events in sorted(by_story.items()):
        for claimed in events:
            for told, because in opposed_by(claimed, events):
                found.setdefault(
                    (claimed["statement_id"], told["statement_id"]),
                    (claimed["statement_id"], told["statement_id"], "denial", CONFIDENCE, because),
                )
    return [found[key] for key in sorted(found)]


def with_actors(rows: Sequence[Row]) -> Iterator[Row]:
    """The events in the order of the text; a strike without an actor takes that of the strike told before it there."""
    last: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda row: (row["article_id"], row["start_char"], row["statement_id"])):
        key = (row["article_id"], row["type"])
        if row["actor_id"] is not None:
            last[key] = row
            yield row
        elif key in last and row["type"] in _VIOLENT and not _ANSWERED.search(_ahead(row)):
            if row["start_char"] - last[key]["start_char"] > _BEFORE:
                continue
            yield {**row, "actor_id": last[key]["actor_id"], "actor_country": last[key]["actor_country"]}


def _ahead(row: Row) -> str:
    return str(row["text"][: max(0, row["start_char"] - row["statement_start"])])


def opposed_by(claimed: Row, events: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """The events that `claimed` excludes, each with what parts the two."""
    only, limit = _ONLY.search(claimed["text"]), _LIMITED.search(claimed["text"])
    if claimed["status"] in ("denied", "hypothetical"):
        return
    for told in events:
        if told["statement_id"] == claimed["statement_id"] or told["status"] not in _REAL:
            continue
        if not kin(claimed, told) or not near(claimed, told) or told["speaker_id"] == claimed["speaker_id"] is not None:
            continue
        if only and excludes(claimed, only) and told["type"] == claimed["type"]:
            mine, theirs = kinds(only.group("what")), kinds(target(told))
            if mine and theirs and not mine & (theirs | kinds(told["text"])):
                yield told, f"only {' and '.join(sorted(mine))} / {' and '.join(sorted(theirs))}"
        elif limit and claimed["type"] in _GIVEN and _HELP.search(claimed["text"]) and moves_forces(told, limit):
            yield told, f"limited to{limit.group('what').rstrip()} / {told['type'].lower()}"


def excludes(claimed: Row, only: re.Match[str]) -> bool:
    """Whether the "only" belongs to this event: it stands close behind its trigger, or right before it."""
    at = claimed["statement_start"] + only.start()
    return claimed["type"] in _VIOLENT and -20 <= at - claimed["start_char"] <= _REACH


def moves_forces(told: Row, limit: re.Match[str]) -> bool:
    """Whether a report tells of forces or arms sent that the limit does not allow."""
    return told["type"] == "MOBILIZE" and not kinds_of_help(told["text"], limit)


def target(told: Row) -> str:
    """The words that say what was struck: behind the verb, before a passive, nothing for "the strikes were a response"."""
    at = told["start_char"] - told["statement_start"]
    before, behind = told["text"][: max(0, at)], told["text"][max(0, at) :]
    if _PASSIVE.search(before):
        return str(before)
    tail = re.sub(r"^[\w-]+(?: [\w-]*(?:strike|raid|attack)s?)?", "", behind)
    return "" if re.match(r"\s+(?:was|were|is|are|has|have|had|came|that|which)\b", tail) else str(tail[:_TARGET])


def kinds(words: str) -> set[str]:
    """The kinds of target that the words name."""
    return {kind for kind, pattern in _KINDS.items() if pattern.search(words)}


def kinds_of_help(words: str, limit: re.Match[str]) -> bool:
    """Whether a report names the very things that the limit allows."""
    allowed = {word[:5] for word in re.findall(r"[a-z]{5,}", limit.group("what").lower())}
    told = {word[:5] for word in re.findall(r"[a-z]{5,}", words.lower())}
    return len(allowed & told) >= 2


def kin(one: Row, other: Row) -> bool:
    """Whether two events have one actor, or actors of one country."""
    if one["actor_id"] is None or other["actor_id"] is None:
        return False
    same_country = one["actor_country"] is not None and one["actor_country"] == other["actor_country"]
    return bool(one["actor_id"] == other["actor_id"] or same_country)


def near(one: Row, other: Row) -> bool:
    """Whether two statements speak of the same days, as far as days are known."""
    return one["day"] is None or other["day"] is None or abs(one["day"] - other["day"]) <= FARTHEST
