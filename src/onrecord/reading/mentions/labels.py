"""A transcript in, the names of those whom its labels let speak out: "ADA KOLM, HOST:", later "KOLM:"."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from .found import Found

_LABEL = re.compile(
    r"^[ \t]*(?P<name>(?:[A-Z][A-Z'’.-]*[A-Z.](?: (?=[A-Z]))?){1,4})(?: \([^)\n]{2,40}\))?(?:, [^:\n]{2,60})?:(?=\s)",
    re.M,
)
_ASKED = re.compile(r"^[ \t]*(?:Q|A|QUESTION|ANSWER|REPORTER)[.:](?=\s)", re.M)
_FEWEST = 4  # labels of a transcript
_TITLES = frozenset(
    "mr mrs ms dr sir dame lord lady gen col maj capt lt sgt adm rep sen gov general colonel major captain lieutenant admiral"
    " secretary minister president senator governor ambassador chairman chairwoman spokesman spokeswoman judge prof".split()
)
_RUBRICS = frozenset(
    "read more photo photos video watch related see also live update updates image images source sources note story picture"
    " pictures file question answer reporter breaking correction moderator operator voice unidentified man woman".split()
)


def labels_of(doc: Doc) -> list[re.Match[str]]:
    """The labels of a transcript, with the group `name`; none where they are few or nobody's comes twice."""
    labels = [label for label in _LABEL.finditer(doc.text) if not _RUBRICS & set(label["name"].lower().split())]
    if len(labels) + len(_ASKED.findall(doc.text)) < _FEWEST:
        return []
    speaking = Counter(label["name"].split()[-1] for label in labels)
    return [label for label in labels if speaking[label["name"].split()[-1]] > 1]


def voices(doc: Doc) -> list[tuple[int, int, int]]:
    """(first token, last token + 1, token of the name) of what each label lets somebody say, to the end of its paragraph."""
    out = []
    for label in labels_of(doc):
        end = doc.text.find("\n", label.end())
        name = doc.char_span(*label.span("name"), alignment_mode="contract")
        words = doc.char_span(label.end(), end if end >= 0 else len(doc.text), alignment_mode="contract")
        if name is not None and words is not None:
            out.append((words.start, words.end, name.end - 1))
    return out


def labelled(doc: Doc) -> list[Found]:
    """The names in the labels of a transcript as persons, titles left aside."""
    out: list[Found] = []
    for label in labels_of(doc):
        span = doc.char_span(*label.span("name"), alignment_mode="contract")
        if span is None:
            continue
        first = span.start
        while first < span.end - 1 and (doc[first].lower_.rstrip(".") in _TITLES or doc[first].is_punct):
            first += 1
        out.append((first, span.end, "PER"))
    return out
