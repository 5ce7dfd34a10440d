"""Groups do not depend on the order of statements or pairs, and cover each statement once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.comparing.propositions.grouping import Pair, groups

MEMBERS = list("abcdefg")
PAIRS = st.lists(
    st.builds(
        Pair,
        st.sampled_from(MEMBERS),
        st.sampled_from(MEMBERS),
        st.integers(0, 20).map(lambda n: n / 20),
        st.sampled_from([0.0, 0.0, 0.9]),
    ).filter(lambda p: p.a < p.b),
    unique_by=lambda p: (p.a, p.b),
)


@given(PAIRS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_groups(pairs: list[Pair], chance: object) -> None:
    found = groups(MEMBERS, pairs, 0.5, 0.5)
    members, shuffled = MEMBERS[:], pairs[:]
    chance.shuffle(members)  # type: ignore[attr-defined]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert groups(members, shuffled, 0.5, 0.5) == found
    assert sorted(member for group in found for member in group) == MEMBERS
    assert not [(p.a, p.b) for p in pairs if p.opposed >= 0.5 for g in found if len(g) == 2 and p.a in g and p.b in g]
