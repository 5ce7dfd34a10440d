from pathlib import Path

import pytest
from tests import handmade
from tests.handmade import POST, put
from tests.web import story

from onrecord.record import Record
from onrecord.reporting.figures import figure_groups, number
from onrecord.reporting.findings import gather
from onrecord.reporting.matrix import matrix
from onrecord.reporting.reader import pages
from onrecord.reporting.relay_graph import relay_graph
from onrecord.reporting.speech import outlet_names
from onrecord.reporting.timeline import days


def test_contested_statements_carry_speaker_chain_and_outlet(record: Record) -> None:
    (pair,) = gather(record).contested
    assert pair.a.path == ("Ines Torvald", "Radio Sund", "Halden Wire", "Kaldor Post")
    assert (pair.a.said_on, pair.a.role) == ("2031-04-04", "minister")
    assert pair.b.path == ("Dagny Frost", "unnamed (blog)")


def test_one_origin_and_agreed_stand_apart(record: Record) -> None:
    found = gather(record)
    assert [claim.claim_id for claim in found.one_origin] == ["k1"]
    assert [claim.claim_id for claim in found.agreed] == ["k2"]
    (root,) = found.one_origin[0].roots
    assert [speech.statement_id for speech in root.statements] == ["s1", "s2"]


def test_matrix_says_denies_silent(record: Record) -> None:
    table = matrix(gather(record))
    assert table.outlets == ("Kaldor Post", "Sund Times", "unnamed (blog)")
    stances = {claim.claim_id: [cell.stance for cell in cells] for claim, cells in table.rows}
    assert stances == {"k1": ["says", "says", "denies"], "k2": ["says", "says", "silent"]}


def test_speakers_are_counted_once_an_attribution(record: Record) -> None:
    first, second = gather(record).speakers
    assert (first.name, first.attributions, first.articles) == ("Ines Torvald", 2, 2)
    assert first.conduits == (("Halden Wire", 2), ("Radio Sund", 2))
    assert second.acts == (("deny", 1),)


def test_relay_graph_flows_from_speaker_to_outlet(record: Record) -> None:
    graph = relay_graph(gather(record).speeches.values())
    assert ("Ines Torvald", "Radio Sund", 2) in graph.rows
    assert ("Halden Wire", "Kaldor Post", 1) in graph.rows
    where = {box.name: box.x for box in graph.boxes}
    assert where["Ines Torvald"] < where["Radio Sund"] < where["Halden Wire"] < where["Kaldor Post"]


def test_relay_graph_of_conduits_that_cite_each_other_ends(record: Record) -> None:
    from dataclasses import replace

    said = gather(record).speeches
    loop = [
        replace(said["s1"], chain=("A", "B")),
        replace(said["s2"], chain=("B", "A")),
        replace(said["s3"], chain=("A", "A")),
    ]
    assert len(relay_graph(loop).boxes) == 7


def test_figures_of_one_unit_are_set_side_by_side(record: Record) -> None:
    (group,) = figure_groups(record, gather(record).outlets)
    assert group.compared
    assert sorted(figure.value or 0 for figure in group.figures) == [12, 40]


def test_numbers_are_printed_for_people() -> None:
    assert [number(n) for n in (7_600_000, 0.5, 0.33, 0.05, 4.1, None)] == [
        "7\u2009600\u2009000",
        "1/2",
        "1/3",
        "0.05",
        "4.1",
        "?",
    ]


def test_timeline_has_two_lanes_and_undated_things_last(record: Record) -> None:
    found = days(record, gather(record).outlets)
    assert [(day.date, len(day.happened), len(day.said)) for day in found] == [
        ("2031-04-03", 1, 0),
        ("2031-04-04", 0, 1),
        (None, 1, 0),
    ]
    assert found[0].happened[0].reports == (("t1", "e-v1", "Kaldor Post"),)


def test_the_reader_shows_every_character_that_is_not_white_space(record: Record) -> None:
    found = gather(record)
    page = next(page for page in pages(record, found.speeches, found.outlets) if page.article_id == "t1")
    shown = "".join(segment.text for block in page.blocks for segment in block.segments)
    assert "".join(shown.split()) == "".join(POST.split())
    assert [block.kind for block in page.blocks] == ["furniture", "headline", "body", "furniture"]
    marked = [segment for block in page.blocks for segment in block.segments if "content" in segment.roles]
    assert [(segment.text, segment.attributions, segment.begins) for segment in marked] == [
        ("The dam holds", ("a1",), True)
    ]
    assert set(marked[0].anchors) == {"a-a1", "s-s1"}


def test_a_glance_counts_what_the_sections_show(record: Record) -> None:
    assert gather(record).glance == (
        ("1 pair of statements cannot both hold, on 1 point.", "contested"),
        ("1 of 2 claims that several articles carry goes back to one origin, as far as the texts show.", "one-origin"),
        ("2 of 3 attributions reached the outlet through somebody else.", "speakers"),
    )


def test_a_page_says_what_it_took_from_whom(record: Record) -> None:
    found = gather(record)
    taken = {page.article_id: page.taken for page in pages(record, found.speeches, found.outlets)}
    (one,) = taken["t2"]
    assert (one.outlet, one.words, one.credited) == ("Kaldor Post", 3, "Halden Wire")
    assert taken["t1"] == ()


@pytest.mark.parametrize("edit", ["status", "opposed"])
def test_what_somebody_disputes_is_not_agreed(tmp_path: Path, edit: str) -> None:
    rows = handmade.rows()
    if edit == "status":
        rows["claim"][1]["status"] = "contested"
    else:
        rows["claim_statement"].append({"claim_id": "k2", "statement_id": "s3", "stance": "opposes"})
    with Record(put(tmp_path / "r.duckdb", rows)) as record:
        assert gather(record).agreed == ()


def test_who_opposes_a_claim_is_no_origin_of_it(tmp_path: Path) -> None:
    with Record(story.write(tmp_path / "r.duckdb")) as record:
        claim = next(each for each in gather(record).claims if each.claim_id == "k1")
    assert [root.label for root in claim.roots] == ["Ivo Dran"]


def test_of_pairs_of_one_weight_those_across_articles_come_first(tmp_path: Path) -> None:
    rows = handmade.rows()
    more = {key: {**rows["statement"][0], "statement_id": key, "article_id": article, "attribution_id": None, "start_char": 0, "end_char": 4, "text": "Other"}
            for key, article in (("s8", "t1"), ("s9", "t3"))}  # fmt: skip
    rows["statement"] += more.values()
    rows["contradiction"] = [
        {**rows["contradiction"][0], "contradiction_id": key, "statement_b": other}
        for key, other in (("x1", "s8"), ("x2", "s9"))
    ]
    with Record(put(tmp_path / "r.duckdb", rows)) as record:
        assert [pair.contradiction_id for pair in gather(record).contested] == ["x2", "x1"]


def test_a_claim_of_one_outlet_is_no_row_of_the_matrix(tmp_path: Path) -> None:
    rows = handmade.rows()
    rows["claim"].append({**rows["claim"][1], "claim_id": "k3", "articles": 1, "outlets": 1, "status": "single"})
    rows["claim_statement"].append({"claim_id": "k3", "statement_id": "s3", "stance": "supports"})
    with Record(put(tmp_path / "r.duckdb", rows)) as record:
        assert [claim.claim_id for claim, _ in matrix(gather(record)).rows] == ["k1", "k2"]


def test_outlets_without_a_name_are_told_apart(tmp_path: Path) -> None:
    rows = handmade.rows()
    for article, folder in zip(rows["article"], "abc", strict=True):
        article |= {"outlet": None, "source": f"{folder}/text.txt"}
    with Record(put(tmp_path / "r.duckdb", rows)) as record:
        assert list(outlet_names(record).values()) == ["unnamed (text)", "unnamed (text, 2)", "unnamed (text, 3)"]
