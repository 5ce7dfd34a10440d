"""Unnamed persons of a story's articles in, links out: "the gunman" here and "the shooter" there, "the wounded soldier" in each.

An article that tells of one unnamed person of a kind again, or as known, means the one whom the story is about. Who is quoted
never joins here: two articles' witnesses and officials are two origins. Persons of whom the texts say unlike things (a
weapon, a place, an age) stay apart, and so does everybody where an article tells of several who did the deed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .keys import NOUN_LIMIT
from .lists import plain_words
from .spelling import word_lists

if TYPE_CHECKING:
    from .state import Form, Linking, Named

_KNOWN = re.compile(r"(?:the|this)\b", re.IGNORECASE)
_WHOSE = re.compile(r"(?:his|her|its|their|my|our|your)\b|.*['\u2019]s?\s", re.IGNORECASE)
_DOER = "doer"
AGAIN = 5
"""Uses (two a mention, one for the name) from which an article tells of a person again, not just in passing."""


@dataclass
class Person:
    """What one article says of one unnamed person: uses, whether told as known, means of the deed, other words."""

    cluster: Named
    noun: str
    uses: int = 0
    known: bool = False
    means: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)

    @property
    def suspected(self) -> bool:
        """Whether the texts say no more than that he is suspected."""
        return self.nouns == {"suspect"}


def join_unnamed(state: Linking, quoted: frozenset[str]) -> None:
    """Join the unnamed person of each kind of an article with those of the story's other articles; never who is `quoted`."""
    met: dict[tuple[str, str], dict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))
    several: set[str] = set()
    for cluster in state.clusters:
        forms = state.forms.get(cluster.cluster_id, ())
        if any(_tells_of_several(form.alias) for form in forms):
            several.add(cluster.story_id)
        if cluster.class_ != "person" or cluster.cluster_id in quoted or state.node[cluster.cluster_id][0] != "alone":
            continue
        person = person_of(cluster, forms)
        if person is not None:
            met[(cluster.story_id, person.noun)][cluster.article_id].append(person)
    for story, noun in sorted(met):
        if noun == _DOER and story in several:
            continue
        groups = [met[(story, noun)]]
        if noun == _DOER and any(_suspected_besides(found) for found in groups[0].values()):
            groups = [_of(groups[0], suspected=True), _of(groups[0], suspected=False)]
        for by_article in groups:
            _join_mains(state, by_article)


def _join_mains(state: Linking, by_article: Mapping[str, Sequence[Person]]) -> None:
    mains = [main for _, found in sorted(by_article.items()) if (main := _main(found)) is not None]
    against = [{at for at, other in enumerate(mains) if _unlike(one, other)} for one in mains]
    for at, one in enumerate(mains):
        for beside in range(at + 1, len(mains)):
            other = mains[beside]
            # Nobody whom a third text tells from one of the two only.
            if against[at] == against[beside] and _telling(one, other):
                state.groups.join(state.node[one.cluster.cluster_id], state.node[other.cluster.cluster_id])


def _suspected_besides(found: Sequence[Person]) -> bool:
    """Whether an article tells of the suspect and of the gunman as two: one was taken, another may have done it."""
    return {person.suspected for person in found if person.known} == {True, False}


def _of(by_article: Mapping[str, Sequence[Person]], *, suspected: bool) -> dict[str, list[Person]]:
    kept = {article: [p for p in found if p.suspected == suspected] for article, found in by_article.items()}
    return {article: found for article, found in kept.items() if found}


def person_of(cluster: Named, forms: Sequence[Form]) -> Person | None:
    """The one unnamed person that a cluster is told as; None for names, offices, crowds, someone's kin and "another suspect"."""
    person = Person(cluster, "")
    for alias, uses in sorted({(form.alias, form.uses) for form in forms}):
        told = plain_words(NOUN_LIMIT.split(alias, maxsplit=1)[0])
        kind = None if _WHOSE.match(alias) else _kind(told)
        if kind is None or person.noun not in ("", kind) or any(f.form == "name" for f in forms if f.alias == alias):
            return None
        person.noun = kind
        person.uses += uses
        person.nouns.add(told[-1])
        person.known = person.known or _KNOWN.match(alias) is not None
        person.means |= {_doers()[told[-1]]} - {""} if kind == _DOER else set()
        person.words |= {_fates().get(word, word) for word in told[:-1]} - _SAYS_NOTHING - word_lists()["ignored"]
    return person if person.noun else None


def _kind(told: Sequence[str]) -> str | None:
    """The noun of a person of one kind, `doer` for all who did a deed; None where the words tell of anybody or of more than one."""
    if not told or set(told) & (word_lists()["further"] - {"one"} | word_lists()["office"] | _anyones()):
        return None
    if told[-1].endswith(("s", "men")) or told[-1] in _one_kin():
        return None
    return _DOER if told[-1] in _doers() else told[-1]


@lru_cache(maxsize=65536)
def _tells_of_several(alias: str) -> bool:
    """Whether words tell of more than one who did the deed: "the gunmen", "two suspects", not "any other suspects"."""
    told = plain_words(NOUN_LIMIT.split(alias, maxsplit=1)[0])
    last = told[-1] if told else ""
    one = last.removesuffix("men") + "man" if last.endswith("men") else last.removesuffix("s")
    return one != last and one in _doers() and not set(told) & (word_lists()["further"] | _PERHAPS)


def _main(found: Sequence[Person]) -> Person | None:
    """The person of a kind whom an article tells of again or as known, more than of any other; None where there is no such."""
    rank = [(person.known, person.uses) for person in found]
    at = rank.index(max(rank))
    return found[at] if rank.count(max(rank)) == 1 and (found[at].known or found[at].uses >= AGAIN) else None


def _telling(a: Person, b: Person) -> bool:
    """Whether both are one for sure: those of one deed; of others "the driver" may be each article's own, told once."""
    return a.noun == _DOER or bool(a.words & b.words) or min(a.uses, b.uses) >= AGAIN


def _unlike(a: Person, b: Person) -> bool:
    """Whether what is said of the two keeps them apart: another weapon, or words on both sides that the other lacks."""
    if a.means and b.means and a.means != b.means:
        return True
    return not (a.words <= b.words or b.words <= a.words)


_SAYS_NOTHING = frozenset({"one", "lone", "suspected", "alleged", "unknown", "unidentified", "accused", "purported"})
_PERHAPS = frozenset({"more", "possible", "potential", "additional", "remaining"})
_HURT = frozenset({"wounded", "injured", "shot", "hurt"})
_DEAD = frozenset({"dead", "killed", "slain", "fallen", "murdered"})


@cache
def _fates() -> dict[str, str]:
    return {**dict.fromkeys(_HURT, "wounded"), **dict.fromkeys(_DEAD, "dead")}


@cache
def _doers() -> dict[str, str]:
    pairs = (pair.partition(":") for pair in sorted(word_lists()["doer"]))
    return {word: means for word, _, means in pairs}


@cache
def _one_kin() -> frozenset[str]:
    """Nouns of kin, of whom each person of a story may have one."""
    return word_lists()["relation"] | {pair.partition(":")[0] for pair in word_lists()["kin"]}


@cache
def _anyones() -> frozenset[str]:
    """Words of people of whom each article has its own, in singular and plural."""
    listed = word_lists()["crowd_never"] | word_lists()["crowd_anyone"] | word_lists()["anyone"]
    return listed - {"soldiers"} | {word.removesuffix("s") for word in listed} - {"soldier", "fighter"}
