from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.passages import lay_out
from onrecord.schema.values import PASSAGE_KINDS

_PIECES = st.sampled_from(
    [
        "USTMAR, March 11. /Karpress/.",
        "SELMAR (Meridian) —",
        "By Petra Olm",
        "Petra Olm ,",
        "Share",
        "Advertisement",
        "No comments:",
        "Home | World | Sport",
        "Mayor of Kaldor resigns over water",
        "Photo: Petra Olm",
        "14:02 GMT3 June 2025",
        "\n",
        "\n\n",
        " ",
        "\t",
        "\xa0",
        "The mayor resigned on Monday after a week of protests, her office said.",
        '"Yes," she said.',
        "Kaldor, Ustmar, Water",
        ":",
        "- 4 dead",
        "\u2028",
    ]
)
_PAGES = st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=25).map("".join)


@given(_PAGES, st.one_of(st.none(), st.text(max_size=20), st.just("Mayor of Kaldor resigns over water")), st.booleans())
def test_passages_are_ordered_disjoint_and_cover_all_but_white_space(
    page: str, headline: str | None, extracted: bool
) -> None:
    covered, at = set(), 0
    for part in lay_out(page, headline, extracted=extracted).passages:
        assert at <= part.start < part.end <= len(page)
        assert part.kind in PASSAGE_KINDS
        assert not page[part.start].isspace()
        assert not page[part.end - 1].isspace()
        covered.update(range(part.start, part.end))
        at = part.end
    assert all(number in covered or page[number].isspace() for number in range(len(page)))
