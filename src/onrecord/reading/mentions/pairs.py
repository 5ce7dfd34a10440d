"""The candidates of a Doc in, numbers that a scorer judges them by out: one row a candidate, one row a pair of candidates.

Everything is computed on arrays; only names are compared one by one. `training/coreference.py` learns from the same rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from ..signatures import signing
from . import matching
from .candidates import Candidate
from .labels import voices

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WINDOW = 60
"""How many candidates back a pair may reach without sharing a word; farther ones must share one."""
FORMS = ("name", "nominal", "pronoun")
DEFINITE = ("name", "definite", "demonstrative", "possessive", "indefinite", "bare", "pronoun")
TYPES = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "WEAPON", "MEDIA", "TIME")
RELATIONS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "nmod",
    "nmod:poss",
    "appos",
    "compound",
    "conj",
    "root",
    "flat",
    "amod",
    "parataxis",
    "iobj",
)
PRONOUNS = (
    ("he", "him"), ("his",), ("she", "her", "hers"), ("it",), ("its",), ("they", "them"), ("their", "theirs"), ("i", "me"),
    ("my", "mine"), ("we", "us"), ("our", "ours"), ("you",), ("your", "yours"), ("this",), ("that",), ("these", "those"),
    ("himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"),
)  # fmt: skip
_GROUP = {word: at for at, words in enumerate(PRONOUNS) for word in words}
_SUBJECT = {"nsubj", "nsubj:pass"}
SPEECH = frozenset(
    "say tell add claim state announce report argue note ask warn explain insist stress reply declare comment deny admit "
    "suggest believe think write acknowledge confirm demand urge reveal remark allege vow pledge promise".split()
)


@dataclass(frozen=True)
class Table:
    """The candidates as arrays: `unary` [n, features], and what pairs are made from."""

    unary: Floats
    vectors: Floats | None
    candidates: Sequence[Candidate]
    sentence: Ints
    start: Ints
    end: Ints
    head: Ints
    noun: Ints
    phrase: Ints
    person: Ints
    plural: Ints
    gender: Ints
    type: Ints
    form: Ints
    quoted: Ints
    subject: Ints
    clause: Ints
    governor: Ints
    copula: Ints
    apposed: Ints
    speaker: Ints
    reflexive: Ints
    poss: Ints
    words: list[list[int]]
    names: list[str]
    heads: list[str]
    by_head: dict[int, int]
    """the number of the candidate at each head token"""
    signs: list[bool]
    """whether it stands in a byline or below a post"""


def _ids(values: Sequence[Hashable]) -> Ints:
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(v, len(known)) for v in values], dtype=np.int64)


def _hot(values: Sequence[int], size: int) -> Floats:
    out = np.zeros((len(values), size + 1), dtype=np.float32)
    out[np.arange(len(values)), values] = 1.0
    return out


def describe(doc: Doc, found: Sequence[Candidate]) -> Table:
    """The arrays of the candidates; `vectors` from doc.tensor where it is set."""
    heads = [doc[c.head] for c in found]
    types = [TYPES.index(c.type) if c.type in TYPES else len(TYPES) for c in found]
    gender = [{"m": 0, "f": 1, "n": 2}.get(c.gender or "", 3) for c in found]
    plural = [2 if c.plural is None else int(c.plural) for c in found]
    relation = [RELATIONS.index(r) if (r := t.dep_.lower()) in RELATIONS else len(RELATIONS) for t in heads]
    definite = [DEFINITE.index(c.definite) for c in found]
    vocabulary: dict[str, int] = {}
    words = [sorted(vocabulary.setdefault(w, len(vocabulary)) for w in sorted(c.words)) for c in found]
    phrases = [doc[c.name[0] : c.name[1]].text.lower() if c.name else _bare(doc, c) for c in found]
    noun, phrase = _ids([c.noun for c in found]), _ids(phrases)
    seen_noun, seen_phrase = _earlier(noun), _earlier(phrase)
    length = np.array([c.end - c.start for c in found], dtype=np.float32)
    sentence = np.array([c.sentence for c in found], dtype=np.int64)
    unary = np.concatenate(
        [
            _hot([FORMS.index(c.form) for c in found], len(FORMS)),
            _hot(definite, len(DEFINITE)),
            _hot(types, len(TYPES)),
            _hot(gender, 3),
            _hot(plural, 2),
            _hot([c.person for c in found], 3),
            _hot(relation, len(RELATIONS)),
            _hot([_GROUP.get(c.noun, len(PRONOUNS)) if c.form == "pronoun" else len(PRONOUNS) for c in found], len(PRONOUNS)),
            np.stack(
                [
                    np.log1p(length) / 3,
                    np.array([c.quoted > 0 for c in found], dtype=np.float32),
                    np.array([c.adjective for c in found], dtype=np.float32),
                    np.array([c.inner for c in found], dtype=np.float32),
                    np.array([c.role is not None for c in found], dtype=np.float32),
                    np.minimum(seen_noun, 5) / 5,
                    np.minimum(seen_phrase, 5) / 5,
                    (seen_noun > 0).astype(np.float32),
                    (seen_phrase > 0).astype(np.float32),
                    (sentence == 0).astype(np.float32),
                    np.array([t.i == t.sent.start for t in heads], dtype=np.float32),
                ],
                axis=1,
            ),
        ],
        axis=1,
    ).astype(np.float32) if found else np.zeros((0, 1), np.float32)  # fmt: skip
    vectors = None
    if doc.tensor.size and len(found):
        rows = np.asarray(doc.tensor[[c.head for c in found]], dtype=np.float32)
        vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    by_head = {c.head: c.index for c in found}
    named = {at: c.index for c in found if c.name is not None for at in range(*c.name)}
    signs = signing(doc)
    spoken = [(first, last, named[name]) for first, last, name in voices(doc) if name in named]
    return Table(
        unary=unary, vectors=vectors, candidates=found, sentence=sentence,
        start=np.array([c.start for c in found]), end=np.array([c.end for c in found]), head=np.array([c.head for c in found]),
        noun=noun, phrase=phrase, person=np.array([c.person for c in found]), plural=np.array(plural), gender=np.array(gender),
        type=np.array(types), form=np.array([FORMS.index(c.form) for c in found]), quoted=np.array([c.quoted for c in found]),
        subject=np.array([t.dep_ in _SUBJECT for t in heads], dtype=np.int64), clause=np.array([_clause(t) for t in heads]),
        governor=np.array([t.head.i for t in heads]),
        copula=np.array([_copula(t, by_head) for t in heads]), apposed=np.array([_apposed(c, doc, by_head, found) for c in found]),
        speaker=np.array([_speaker_of(doc, c, by_head, spoken) for c in found]),
        reflexive=np.array([c.noun.endswith(("self", "selves")) and c.form == "pronoun" for c in found], dtype=np.int64),
        poss=np.array([t.dep_ == "nmod:poss" for t in heads], dtype=np.int64), words=words, names=[doc[c.name[0] : c.name[1]].text if c.name else "" for c in found],
        heads=[t.lower_ for t in heads], by_head=by_head,
        signs=[signs[c.head] for c in found],
    )  # fmt: skip


def _bare(doc: Doc, c: Candidate) -> str:
    words = [t.lower_ for t in doc[c.start : c.end]]
    while len(words) > 1 and words[0] in ("the", "a", "an", "this", "that", "these", "those"):
        words = words[1:]
    return " ".join(words).removesuffix(" 's").removesuffix(" ’s")


def _earlier(ids: Ints) -> Floats:
    counts: defaultdict[int, int] = defaultdict(int)
    out = np.zeros(len(ids), dtype=np.float32)
    for at, value in enumerate(ids.tolist()):
        out[at] = counts[value]
        counts[value] += 1
    return out


def _clause(token: Token) -> int:
    """The verb (or other predicate) whose clause the token stands in."""
    at = token
    while (
        at.dep_ not in ("ROOT", "root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj")
        and at.head.i != at.i
    ):
        if at.dep_ == "conj" and at.pos_ in ("VERB", "AUX"):
            break
        at = at.head
    return int(at.i)


def _copula(token: Token, by_head: dict[int, int]) -> int:
    """The candidate that is subject of the predicate noun `token`, -1 where there is none: "X is the minister"."""
    if not any(c.dep_ == "cop" for c in token.children):
        return -1
    return next((by_head[c.i] for c in token.children if c.dep_ in _SUBJECT and c.i in by_head), -1)


_PARTLY = frozenset(
    "mostly mainly largely chiefly primarily predominantly especially particularly notably including many most some".split()
)


def office_before_comma(c: Candidate, doc: Doc, by_head: Mapping[int, int], found: Sequence[Candidate]) -> int:
    """The number of the one office that a comma parts from the name, though the parse takes both for a list: "the chief of the port, Ana Torva,"."""
    if c.type != "PER" or c.name is None or c.name[0] < 2 or doc[c.name[0] - 1].text != ",":
        return -1
    if c.name[1] >= len(doc) or not doc[c.name[1]].is_punct or any(t.dep_ == "cc" for t in doc[c.head].children):
        return -1
    holder = by_head.get(doc[c.head].head.i, -1)
    if holder < 0 or found[holder].role is None or found[holder].plural or found[holder].definite != "definite":
        return -1
    return holder if found[holder].end == c.name[0] - 1 else -1


def _name_before_comma(c: Candidate, doc: Doc, found: Sequence[Candidate]) -> int:
    """The person's name that a comma parts from an office, -1 where none is: in "the wife of Ilan Torva, the mayor" he is the mayor."""
    if c.form != "nominal" or c.role is None or c.role.kind == "kin" or c.plural or c.definite != "definite":
        return -1
    if c.start < 2 or doc[c.start - 1].text != ",":
        return -1
    fits = (o.index for o in found if o.name is not None and o.type == "PER" and o.name[1] == c.start - 1)
    return next(fits, -1)


def _apposed(c: Candidate, doc: Doc, by_head: dict[int, int], found: Sequence[Candidate]) -> int:
    """The candidate that `c` stands in apposition to, -1 where there is none.

    A person's name behind "the secretary of the union" is the secretary's, though the parse hangs it on the union; what
    "mostly" or "especially" leads in is only a part.
    """
    token = doc[c.head]
    if any(child.lower_ in _PARTLY for child in token.children if child.i < token.i):
        return -1
    if token.dep_ == "conj" and (holder := office_before_comma(c, doc, by_head, found)) >= 0:
        return holder
    if token.dep_ not in ("appos", "flat", "nmod:desc"):
        return -1
    other = by_head.get(token.head.i, -1)
    if (named := _name_before_comma(c, doc, found)) >= 0 and other >= 0 and named != other:
        told = found[other]
        if told.type != "PER" or (told.role is not None and told.role.kind == "kin"):
            return named
    if (
        c.type == "PER"
        and c.name is not None
        and other >= 0
        and found[other].type != "PER"
        and token.head.dep_ == "nmod"
    ):
        holder = by_head.get(token.head.head.i, -1)
        if holder >= 0 and found[holder].role is not None and not found[holder].plural:
            return holder
    return other


def _speaker_of(doc: Doc, c: Candidate, by_head: dict[int, int], spoken: Sequence[tuple[int, int, int]]) -> int:
    """The candidate that is subject of the speech verb above or beside the candidate's clause, or whom the label of a transcript lets speak; -1 where there is none."""
    found = _subject_of_speech(doc, c, by_head)
    if found >= 0 or not spoken:
        return found
    return next((speaker for first, last, speaker in spoken if first <= c.head < last), -1)


def _subject_of_speech(doc: Doc, c: Candidate, by_head: dict[int, int]) -> int:
    at = doc[c.head]
    for _ in range(40):
        if at.head.i == at.i:
            break
        if at.dep_ in ("ccomp", "parataxis") and at.head.lemma_.lower() in SPEECH:
            found = next((by_head[k.i] for k in at.head.children if k.dep_ in _SUBJECT and k.i in by_head), -1)
            return found if found != c.index else -1
        if any(k.dep_ == "parataxis" and k.lemma_.lower() in SPEECH for k in at.children):
            verb = next(k for k in at.children if k.dep_ == "parataxis" and k.lemma_.lower() in SPEECH)
            if not verb.left_edge.i <= c.head <= verb.right_edge.i:
                return next((by_head[k.i] for k in verb.children if k.dep_ in _SUBJECT and k.i in by_head), -1)
        at = at.head
    if at.dep_ in ("ROOT", "root"):
        verb = next((k for k in at.children if k.dep_ == "parataxis" and k.lemma_.lower() in SPEECH), at)
        if verb.i != at.i and not verb.left_edge.i <= c.head <= verb.right_edge.i:
            return next((by_head[k.i] for k in verb.children if k.dep_ in _SUBJECT and k.i in by_head), -1)
    return -1


def pair_index(table: Table) -> tuple[Ints, Ints]:
    """(later, earlier) candidates of every pair that is judged, sorted by the later one."""
    count = len(table.candidates)
    last: defaultdict[int, list[int]] = defaultdict(list)
    later: list[Ints] = []
    earlier: list[Ints] = []
    for i in range(count):
        first = max(0, i - WINDOW)
        far = sorted({j for w in table.words[i] for j in last[w][-12:] if j < first}) if table.form[i] != 2 else []
        js = np.concatenate([np.array(far, dtype=np.int64), np.arange(first, i, dtype=np.int64)])
        later.append(np.full(len(js), i, dtype=np.int64))
        earlier.append(js)
        for w in table.words[i]:
            last[w].append(i)
    if not later:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(later), np.concatenate(earlier)


def features(doc: Doc, table: Table, i: Ints, j: Ints) -> Floats:
    """[pairs, features] for the later candidates `i` and the earlier ones `j`."""
    t = table
    distance = t.sentence[i] - t.sentence[j]
    apart = i - j
    share = np.zeros((len(i), 3), dtype=np.float32)
    sets = [frozenset(w) for w in t.words]
    nouns = np.flatnonzero((t.form[i] != 2) & (t.form[j] != 2))
    for k in nouns.tolist():
        a, b = sets[i[k]], sets[j[k]]
        both = len(a & b)
        if both:
            share[k] = both / len(a | b), both == len(a), both == len(b)
    names = np.zeros((len(i), 4), dtype=np.float32)
    for k in np.flatnonzero((t.form[i] == 0) & (t.form[j] == 0)).tolist():
        a, b = int(i[k]), int(j[k])
        names[k] = matching.relation(t.names[a], t.names[b], t.type[a] == 0 or t.type[b] == 0)
    known_plural = (t.plural[i] != 2) & (t.plural[j] != 2)
    known_gender = (t.gender[i] != 3) & (t.gender[j] != 3)
    known_type = (t.type[i] != len(TYPES)) & (t.type[j] != len(TYPES))
    same_type = known_type & (t.type[i] == t.type[j])
    plural_clash = known_plural & (t.plural[i] != t.plural[j])
    gender_clash = known_gender & (t.gender[i] != t.gender[j])
    person_same = t.person[i] == t.person[j]
    inside = (t.start[j] >= t.start[i]) & (t.end[j] <= t.end[i])
    around = (t.start[i] >= t.start[j]) & (t.end[i] <= t.end[j])
    siblings = (t.governor[i] == t.governor[j]) & (t.poss[i] == 0)
    agree = ~plural_clash & ~gender_clash & ~inside & ~around
    nearest = _nearest(i, j, agree)
    quoted = t.quoted[i] > 0
    columns = [
        np.log1p(distance) / 4, distance == 0, distance == 1, distance == 2, distance > 8, np.log1p(apart) / 5, apart == 1, apart == 2,
        t.phrase[i] == t.phrase[j], t.noun[i] == t.noun[j], share[:, 0], share[:, 1], share[:, 2],
        names[:, 0], names[:, 1], names[:, 2], names[:, 3],
        known_plural & ~plural_clash, plural_clash, known_gender & ~gender_clash, gender_clash, same_type, known_type & ~same_type,
        person_same, inside, around, t.apposed[i] == j, t.apposed[j] == i, t.copula[i] == j, t.copula[j] == i,
        siblings, siblings & (t.reflexive[i] == 1), (t.clause[i] == t.clause[j]), (t.clause[i] == t.clause[j]) & (t.reflexive[i] == 1),
        (t.subject[i] == 1) & (t.subject[j] == 1), t.subject[j] == 1, t.quoted[i] == t.quoted[j], quoted & (t.quoted[j] == 0),
        t.speaker[i] == j, (t.speaker[i] == j) & (t.person[i] == 1), (t.speaker[i] == j) & (t.person[i] == 3),
        (t.speaker[i] == t.speaker[j]) & (t.speaker[i] >= 0), (t.person[i] == 1) & (t.person[j] == 1) & (t.quoted[i] == t.quoted[j]),
        (t.noun[i] == t.noun[j]) & (t.phrase[i] != t.phrase[j]), agree, nearest == 0, nearest == 1, np.minimum(nearest, 10) / 10,
        (t.form[i] == 2) & (t.form[j] == 2) & (t.noun[i] == t.noun[j]), (t.end[j] == t.start[i] - 1) | (t.end[j] == t.start[i]),
    ]  # fmt: skip
    if t.vectors is not None:
        columns.append((t.vectors[i] * t.vectors[j]).sum(axis=1))
    else:
        columns.append(np.zeros(len(i), dtype=np.float32))
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


def _nearest(i: Ints, j: Ints, agree: NDArray[np.bool_]) -> Floats:
    """How many agreeing earlier candidates lie between the two of a pair."""
    if not len(i):
        return np.zeros(0, np.float32)
    running = np.cumsum(agree)
    last = np.searchsorted(i, i, side="right") - 1
    return (running[last] - running).astype(np.float32)
