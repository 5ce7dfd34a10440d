"""Names and texts of one story in, further mentions out: what one article names, and another has where its reader saw no name.

A reader knows "the Orlin" as a river only where the sentence says so; beside five articles that tell of it, the sixth does not
need to. A name is met again where the letters are the same, its story means one thing by it, and nothing beside it
makes it part of a longer name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...schema.ids import content_id
from ..linking.local import is_adjective_of

_WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
_ADJECTIVE = re.compile(r"(?<![\w-])[A-Z][a-z]{3,}(?:an|ish|ese|ic|i)(?![\w-])")
_LEAST = 3
"""Letters of a name that is looked for."""
_KEPT_SHORT = frozenset({"PER", "GPE", "LOC"})
"""Types of which a part of the name tells as much as the whole."""
_OPENS = frozenset("(\"\u201c\u2018'[/:")
_ENDS = ".!?\n"
_TITLES = frozenset(
    "Mr Mrs Ms Dr Sir Madam General Colonel Captain Major President Mayor Minister The A An In On At".split()
)
"""Capitalised words before a name that are no part of it."""


@dataclass(frozen=True)
class Named:
    """A mention: where it stands, and which entity it names (None where none is settled)."""

    article_id: str
    start_char: int
    end_char: int
    text: str
    form: str
    type: str | None
    entity_id: str | None


def told_again(
    mentions: Iterable[Named],
    texts: Mapping[str, str],
    stories: Mapping[str, str],
    unread: Iterable[tuple[str, int, int]],
) -> list[dict[str, Any]]:
    """Rows of `mention`, sorted, for names that another article of the story tells.

    `texts` and `stories` are by article; `unread` are (article, start, end) of furniture, where nothing is looked for.
    """
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    meant: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    types: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.form != "name":
            continue
        taken[mention.article_id].append((mention.start_char, mention.end_char))
        story = stories.get(mention.article_id)
        if story is not None:
            meant[story, mention.text][mention.entity_id or ""].add(mention.article_id)
            types[story, mention.text].add(mention.type or "")
    for article_id, start, end in unread:
        taken[article_id].append((start, end))
    articles: dict[str, list[str]] = defaultdict(list)
    for article_id, story in sorted(stories.items()):
        articles[story].append(article_id)
    whole: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (story, text), entities in sorted(meant.items()):
        for entity in entities:
            whole[story, entity] |= set(_WORD.findall(text)) if " " in text else set()
    sure: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for story, text in sorted(meant):
        if len(meant[story, text]) != 1 or "" in meant[story, text] or not _telling(text):
            continue
        short = text in whole[story, next(iter(meant[story, text]))] and not text.isupper()
        if not short or types[story, text] <= _KEPT_SHORT:  # "Selmar" may be the pipeline of Selmar Gas
            sure[story][_WORD.findall(text)[0]].append(text)
    lands = {story: _lands(story, meant, types, [texts.get(a, "") for a in articles[story]]) for story in sure}
    rows: list[dict[str, Any]] = []
    for story, names in sorted(sure.items()):
        small = {word for a in articles[story] for word in _WORD.findall(texts.get(a, "")) if word.islower()}
        for article_id in articles[story]:
            found = _found(texts.get(article_id, ""), names, sorted(taken[article_id]), small)
            for start, end, text in found:
                ((entity, told),) = meant[story, text].items()
                if told - {article_id}:
                    rows.append(_row(article_id, start, end, text, sorted(types[story, text])[0], entity))
                taken[article_id].append((start, end))
            for start, end, word in _of_lands(texts.get(article_id, ""), lands[story], taken[article_id]):
                rows.append(_row(article_id, start, end, word, "GPE", lands[story][word]))
    return sorted(rows, key=lambda row: (row["article_id"], row["start_char"]))


def _lands(
    story: str,
    meant: Mapping[tuple[str, str], Mapping[str, set[str]]],
    types: Mapping[tuple[str, str], set[str]],
    texts: Iterable[str],
) -> dict[str, str]:
    """Adjective of a place that no list knows -> the place: "Tavran" where the story tells of Tavra; "Tavrans" are people."""
    places: dict[str, set[str]] = defaultdict(set)
    for (where, text), entities in meant.items():
        if where == story and len(entities) == 1 and "GPE" in types[where, text] and text.isalpha() and text.istitle():
            places[text.lower()] |= entities.keys()
    found: dict[str, str] = {}
    for word in sorted({word for text in texts for word in _ADJECTIVE.findall(text)}):
        if (story, word) in meant:
            continue
        fitting = {e for name, of in places.items() for e in of if is_adjective_of(word.lower(), name)}
        if len(fitting) == 1 and "" not in fitting:
            (found[word],) = fitting
    return found


def _of_lands(text: str, lands: Mapping[str, str], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """(start, end, word) of these adjectives where no name has them yet."""
    out = []
    for match in _ADJECTIVE.finditer(text):
        start, end = match.span()
        if match.group() in lands and not any(s < end and start < e for s, e in taken):
            out.append((start, end, match.group()))
    return out


def _telling(text: str) -> bool:
    """Whether a name is worth looking for: it begins with a capital, is long enough, and no word of it is small but "of"."""
    words = _WORD.findall(text)
    return bool(words) and text[:1].isupper() and len(text) >= _LEAST and words[-1][:1].isupper() and "\n" not in text


def _found(
    text: str, names: Mapping[str, Sequence[str]], taken: Sequence[tuple[int, int]], small: set[str]
) -> list[tuple[int, int, str]]:
    """(start, end, name) of the longest names at their places, left to right, none over another or over `taken`."""
    out: list[tuple[int, int, str]] = []
    firsts = [start for start, _ in taken]
    furthest = [0]
    for _, end in taken:
        furthest.append(max(furthest[-1], end))
    past = 0
    for word in _WORD.finditer(text):
        start = word.start()
        listed = names.get(word.group()) or names.get(re.sub(r"['\u2019]s$", "", word.group())) or ()
        for name in sorted(listed, key=lambda name: (-len(name), name)):
            end = start + len(name)
            if start < past or text[start:end] != name or _inside_word(text, end):
                continue
            upto = bisect_right(firsts, end - 1)
            if (furthest[upto] > start and not _in_pieces(start, end, taken[:upto])) or not _alone(
                text, start, end, " " in name, small
            ):
                continue
            out.append((start, end, name))
            past = end
            break
    return out


def _in_pieces(start: int, end: int, before: Sequence[tuple[int, int]]) -> bool:
    """Whether all names that were seen there are parts of this one: "Dar" and "Osmun" of Dar Osmun."""
    over = [piece for piece in before if piece[1] > start]
    return all(start <= first and last <= end and (first, last) != (start, end) for first, last in over)


def _inside_word(text: str, end: int) -> bool:
    after = text[end : end + 2]
    return bool(after[:1].isalnum() or (after[:1] in ("-", "\u2011") and after[1:].isalnum()))


def _alone(text: str, start: int, end: int, several: bool, small: set[str]) -> bool:
    """Whether the words stand there as a name by themselves: no capitalised word beside them, and no common word that a sentence begins with."""
    before = text[:start].rstrip(" ")
    first = not before or before[-1] in _ENDS or before[-1] in _OPENS
    if not several and text[start:end].lower() in small:
        return False
    if not first and before[-1].isalnum() and start - len(before) == 1:
        word = _WORD.findall(before[-40:])[-1]
        if word[:1].isupper() and word not in _TITLES and not word.endswith(("'s", "\u2019s")):
            return False
    if before[-1:] in ("-", "\u2011") and start == len(before):
        return False
    after = text[end : end + 40]
    following = _WORD.match(after, 1) if after[:1] == " " else None
    return following is None or not following.group()[:1].isupper()


def _row(article_id: str, start: int, end: int, text: str, type_: str, entity: str) -> dict[str, Any]:
    return {
        "mention_id": content_id("m", article_id, start, end, "again"),
        "article_id": article_id,
        "start_char": start,
        "end_char": end,
        "text": text,
        "form": "name",
        "type": type_ or None,
        "entity_id": entity,
    }
