"""In: the head of a source phrase. Out: whether it can speak, and what kind of source it is (nouns_of_speakers.txt)."""

from __future__ import annotations

from functools import cache
from importlib import resources

from spacy.tokens import Doc, Token

PERSONAL = frozenset(("he", "she", "they", "we", "i", "who", "you"))
SPEAKING_TYPES = frozenset(("PER", "ORG", "GPE", "NORP", "MEDIA"))

_SEEN = frozenset("see obtain review publish release leak post circulate".split())
_MALE = frozenset(
    "brother father son husband grandfather uncle nephew boyfriend widower spokesman chairman congressman".split()
)
_FEMALE = frozenset(
    "sister mother daughter wife grandmother aunt niece girlfriend widow spokeswoman chairwoman congresswoman".split()
)


@cache
def kinds() -> dict[str, str]:
    """Noun lemma -> kind of source (official, military, witness, document ...)."""
    text = resources.files(__package__).joinpath("nouns_of_speakers.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, lemmas = line.split(":", 1)
            for lemma in lemmas.split():
                found.setdefault(lemma, kind)
    return found


def was_seen(paper: Token) -> bool:
    """Whether a paper is one that somebody has had before him: "a schedule seen by Haven", "the plan, published on Monday"."""
    return any(t.dep_ == "acl" and t.lemma_.lower() in _SEEN and t.tag_ == "VBN" for t in paper.rights)


def of_other_sex(head: Token, gender: str | None) -> bool:
    """Whether a noun is not said of a person of this gender: "the sister" of a man."""
    other = _MALE if gender in ("female", "f") else _FEMALE if gender in ("male", "m") else frozenset()
    return head.lemma_.lower() in other


def kind(head: Token) -> str | None:
    """The kind of source that the noun names; None for names, pronouns and nouns that do not speak."""
    return kinds().get(head.lemma_.lower()) or kinds().get(head.lower_)


def role_kind(words: list[str]) -> str | None:
    """The kind of source that a role names, official first: "official" of "foreign minister"; None where no word of it tells."""
    found = [kinds()[word.strip(",;:'")] for word in words if word.strip(",;:'") in kinds()]
    return "official" if "official" in found else found[-1] if found else None


def mention_type(doc: Doc, token: int) -> str | None:
    """The type of the innermost mention that holds the token, None where none does or it has no type."""
    at = doc[token].idx
    inside = [m for m in doc._.mentions if m.start <= at < m.end]
    return min(inside, key=lambda m: m.end - m.start).type if inside else None


def can_speak(head: Token) -> bool:
    """Whether the noun, name or pronoun can be who said something; unknown names are given the benefit of the doubt."""
    if head.lower_ in PERSONAL or kind(head) is not None:
        return True
    if head.pos_ == "PROPN":
        found = mention_type(head.doc, head.i)
        return found is None or found in SPEAKING_TYPES
    if head.pos_ in ("NOUN", "ADJ", "DET", "NUM", "PRON"):
        return mention_type(head.doc, head.i) in SPEAKING_TYPES or head.lower_ in ("others", "some", "many", "both")
    return False
