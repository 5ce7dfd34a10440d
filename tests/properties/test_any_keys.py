"""However a name is spelt, be it of closed words or signs alone: keys come out, none empty, and nothing breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.comparing.linking.keys import keys_of, word_lists

WORDS = [
    *sorted(word_lists()["empty"]),
    *sorted(word_lists()["generic"])[:40],
    "The",
    "Tavran",
    "Mr",
    "II",
    "al-",
    "(",
    ")",
    "’s",
    "-",
    "“",
    "side",
    "U.S.",
]
TEXTS = st.one_of(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), st.text(max_size=24))


@given(
    TEXTS,
    st.sampled_from(["name", "nominal", "pronoun"]),
    st.sampled_from(["person", "body", "place", "weapon"]),
    st.sampled_from([None, "SY"]),
    st.sampled_from([None, "ORG", "GPE", "FAC", "MEDIA"]),
)
def test_every_text_has_keys_or_none(text: str, form: str, class_: str, country: str | None, type_: str | None) -> None:
    assert all(key.kind and key.key for key in keys_of(text, form, class_, country, type_))
