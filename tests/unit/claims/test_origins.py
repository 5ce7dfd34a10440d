"""Origins: what collapses, by which rule, and how many remain at least and at most."""

from __future__ import annotations

from typing import Any

from onrecord.comparing.collapse import roots
from onrecord.comparing.origins import count


def said(key: str, speaker: str | None = None, **columns: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "statement_id": key, "article_id": f"t-{key}", "outlet": f"Outlet {key}", "text": f"words of {key}",
        "attribution_id": f"a-{key}", "speaker_id": speaker, "speaker": speaker, "speaker_type": "PER" if speaker else None,
        "speaker_role": None, "source_text": speaker, "speech": "indirect", "occasion_id": None, "start_char": 0, "end_char": 9,
    }  # fmt: skip
    return row | columns


def voice(key: str, **columns: Any) -> dict[str, Any]:
    return said(key, attribution_id=None, **columns)


def test_one_speaker_in_two_outlets_is_one_origin_that_names_its_relay() -> None:
    found = roots([said("1", "Ina Torv"), said("2", "Ina Torv")], {"a-2": ["Radio Sund", "Halden Wire"]}, [])
    assert count(found) == (1, 1, 1)
    assert found[0].rule == "same speaker"
    assert "Radio Sund > Halden Wire" in found[0].label


def test_two_speakers_are_two_origins() -> None:
    assert count(roots([said("1", "Ina Torv"), said("2", "Dag Frost")], {}, [])) == (2, 2, 2)


def test_the_own_voice_of_two_outlets_is_one_origin_until_shown_otherwise() -> None:
    found = roots([voice("1"), voice("2")], {}, [])
    assert count(found) == (1, 1, 2)
    assert found[0].rule == "no source given"


def test_own_voice_beside_a_source_in_one_article_goes_back_to_the_source() -> None:
    found = roots([said("1", "Ina Torv", article_id="t"), voice("2", article_id="t")], {}, [])
    assert [root.rule for root in found] == ["same article"]


def test_copied_passages_collapse_and_the_credit_is_named() -> None:
    found = roots([said("1", "Ina Torv"), said("2", "Dag Frost")], {}, [("1", "2", "Halden Wire")])
    assert found[0].rule == "copied passage, Halden Wire credited"


def test_one_quotation_under_two_names_is_one_origin() -> None:
    words = "we shall open the gates before the river rises again"
    found = roots(
        [said("1", "Ina Torv", text=words, speech="direct"), said("2", "the mayor", text=words, speech="direct")],
        {},
        [],
    )
    assert [root.rule for root in found] == ["same quotation"]


def test_unnamed_sources_of_two_outlets_may_be_one_or_two() -> None:
    rows = [said("1", source_text="a military source"), said("2", source_text="a military source")]
    assert count(roots(rows, {}, [])) == (2, 1, 2)


def test_a_spokesman_and_his_ministry_are_one_origin() -> None:
    man = said("1", "Lio Peck", speaker_role="Osmarian defence ministry spokesman")
    body = said("2", "Osmarian Defence Ministry", speaker_type="ORG")
    assert [root.rule for root in roots([man, body], {}, [])] == ["spokesperson and body"]


def test_a_country_and_its_ministry_are_one_origin_another_country_is_not() -> None:
    country = said("1", "Tavra", speaker_type="GPE")
    ministry = said("2", "Tavran Foreign Ministry", speaker_type="ORG")
    other = said("3", "Osmarian Foreign Ministry", speaker_type="ORG")
    assert len(roots([country, ministry, other], {}, [])) == 2


def test_no_statement_gives_no_origin() -> None:
    assert count(roots([], {}, [])) == (0, 0, 0)
