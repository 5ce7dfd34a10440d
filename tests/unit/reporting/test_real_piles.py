"""What piles of real articles taught: domains for names, words printed alike, figures of one source, many contradictions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests import handmade
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.comparing.telling import denies
from onrecord.engines.record_file import write_record
from onrecord.record import Record
from onrecord.reporting import html, markdown
from onrecord.reporting.citation import cite
from onrecord.reporting.figures import figure_groups
from onrecord.reporting.findings import gather
from onrecord.reporting.speech import bare_domain, telling_role
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC


def opened(tmp_path: Path, **more: list[dict[str, Any]]) -> Record:
    made = handmade.rows()
    for table, rows in more.items():
        made[table] = made.get(table, []) + rows
    path = tmp_path / "r.duckdb"
    write_record(path, [(table.name, to_arrow(table.name, made.get(table.name, []))) for table in PUBLIC])
    return Record(path)


@pytest.mark.parametrize(
    ("outlet", "shown"),
    [("www.kaldor.invalid", "kaldor.invalid"), ("WWW.Sund.invalid", "Sund.invalid"), ("Www. Digest", "Www. Digest"), ("Sund Times", "Sund Times"), (None, "")],
)  # fmt: skip
def test_a_domain_in_place_of_a_name_goes_without_www(outlet: str | None, shown: str) -> None:
    assert bare_domain(outlet) == shown


def test_words_printed_alike_are_shown_once(tmp_path: Path) -> None:
    with opened(tmp_path) as record:
        claim = next(claim for claim in gather(record).claims if claim.claim_id == "k1")
        ((first, others),) = claim.roots[0].told
        assert (first.outlet, [other.outlet for other in others]) == ("Kaldor Post", ["Sund Times"])
        page = html.render(record)
        shown = page[page.index('id="k-k1"') : page.index("</details>", page.index('id="k-k1"'))]
        assert shown.count("<blockquote>The dam holds</blockquote>") == 1
        assert 'in the same words: <a href="#s-s2">Sund Times</a>' in shown
        assert "in the same words: Sund Times" in markdown.render(record)


def figure(key: str, value: float, unit: str | None, attribution: str | None, article: str = "t1") -> dict[str, Any]:
    return {"figure_id": key, "article_id": article, "start_char": 0, "end_char": 4, "text": "x", "value": value, "unit": unit,
            "attribution_id": attribution}  # fmt: skip


def test_one_source_in_two_outlets_compares_nothing_and_neither_do_bare_numbers(tmp_path: Path) -> None:
    figures = [
        figure("g1", 5, "boats", "a1"),
        figure("g2", 5, "boats", "a2", "t2"),  # the same speaker, in another outlet
        figure("g3", 2, None, "a1"),
        figure("g4", 9, None, "a3", "t3"),
    ]
    with opened(tmp_path, figure=figures) as record:
        compared = {group.unit: group.compared for group in figure_groups(record, gather(record).outlets)}
    assert compared == {"people moved": True, "boats": False, "": False}


def test_figures_of_two_stories_stand_apart(tmp_path: Path) -> None:
    made = handmade.rows()
    for row in made["story_article"]:
        row["story_id"] = "y2" if row["article_id"] == "t2" else "y1"
    path = tmp_path / "r.duckdb"
    write_record(path, [(table.name, to_arrow(table.name, made.get(table.name, []))) for table in PUBLIC])
    with Record(path) as record:
        assert [group.compared for group in figure_groups(record, gather(record).outlets)] == [False, False]


def test_the_weightiest_points_stand_open_and_the_rest_is_folded(tmp_path: Path) -> None:
    words = [f"Bridge number {number} is closed" for number in range(14)]
    statements, claims, members, pairs = [], [], [], []
    for number, told in enumerate(words):
        for side in "ab":
            key = f"{side}{number}"
            statements.append(
                {
                    "statement_id": key,
                    "article_id": "t1",
                    "start_char": number,
                    "end_char": number + 1,
                    "text": f"{told} {side}",
                }
            )
            claims.append({"claim_id": f"c{key}", "proposition": told, "kind": "fact", "articles": 1, "outlets": 1, "status": "contested",
                           "independent_origins": 1, "independent_origins_low": 1, "independent_origins_high": 1})  # fmt: skip
            members.append({"claim_id": f"c{key}", "statement_id": key, "stance": "supports"})
        pairs.append({"contradiction_id": f"z{number:02}", "statement_a": f"a{number}", "statement_b": f"b{number}", "kind": "denial", "why": "They differ.",
                      "confidence": 0.5 + number / 100})  # fmt: skip
    again = {**pairs[0], "contradiction_id": "z99", "statement_a": "b0", "statement_b": "a0", "confidence": 0.4}
    with opened(
        tmp_path, statement=statements, claim=claims, claim_statement=members, contradiction=[*pairs, again]
    ) as record:
        found = gather(record)
        assert len(found.disputes) == 15, "pairs of the same two claims are one point"
        page = html.render(record)
    first, folded = page.split('<details class="rest">')
    assert first.count('<article class="card"') == html.FIRST_CARDS
    assert folded.count('<article class="card"') == 5
    assert "5 more points, of less weight" in folded
    assert first.index("Bridge number 13") < first.index("Bridge number 10")


def test_paths_are_shown_to_the_character_in_markdown() -> None:
    assert markdown.code("in/my_file*.txt") == "`in/my_file*.txt`"
    assert markdown.code("a`b|<c>") == "a\\`b\\|\\<c\\>", "what would end the code span or the cell is escaped instead"


def test_the_report_is_written_in_the_format_that_is_asked_for(tmp_path: Path) -> None:
    record = handmade.write(tmp_path / "r.duckdb")
    for arguments, beginning in (
        (["--format", "md", "-o", "a"], "# Dam holds"),
        (["-o", "b.md"], "# Dam holds"),
        (["--format", "html", "-o", "c.md"], "<!doctype html>"),
        (["-o", "d.htm"], "<!doctype html>"),
    ):
        target = tmp_path / arguments[-1]
        assert CliRunner().invoke(app, ["report", str(record), *arguments[:-1], str(target)]).exit_code == 0
        assert target.read_text(encoding="utf-8").startswith(beginning), arguments
    assert CliRunner().invoke(app, ["report", str(record), "--format", "pdf"]).exit_code != 0


def test_long_ids_of_statements_become_short_and_still_lead_to_one_another() -> None:
    one, other, claim = "s0123456789abcdef", "s0123456789abcdee", "c0123456789abcdef"
    page = f'<a href="#s-{one}">x</a><i id="s-{one}" data-a="{other}"></i><a href="#k-{claim}">{one}x</a>'
    assert (
        html._short_ids(page, [one, other])
        == f'<a href="#s-0">x</a><i id="s-0" data-a="1"></i><a href="#k-{claim}">{one}x</a>'
    )


@pytest.mark.parametrize(
    ("act", "cue", "denied"),
    [("deny", "denied", True), ("deny", "has rejected", True), ("deny", "ruled out", True), ("deny", "said", False), ("assert", "denies", False), ("deny", None, False)],
)  # fmt: skip
def test_only_a_cue_that_denies_turns_the_words_round(act: str, cue: str | None, denied: bool) -> None:
    assert denies(act, cue) is denied


def test_denied_words_are_never_shown_as_said(tmp_path: Path) -> None:
    denial = {"attribution_id": "a9", "article_id": "t3", "content_text": "the dam had burst", "speaker_id": "e2", "cue_text": "denied",
              "source_text": "Frost", "kind": "indirect", "act": "deny", "attitude": "reporting"}  # fmt: skip
    statement = {
        "statement_id": "s9",
        "article_id": "t3",
        "attribution_id": "a9",
        "text": "the dam had burst",
        "start_char": 0,
        "end_char": 4,
    }
    pair = {
        "contradiction_id": "x9",
        "statement_a": "s1",
        "statement_b": "s9",
        "kind": "denial",
        "why": "They differ.",
        "confidence": 0.8,
    }
    member = {"claim_id": "k1", "statement_id": "s9", "stance": "opposes"}
    with opened(
        tmp_path, attribution=[denial], statement=[statement], contradiction=[pair], claim_statement=[member]
    ) as record:
        page, text, note = html.render(record), markdown.render(record), cite(record, "k1")
    card = page[page.index('id="x-x9"') :]
    assert card.index('<p class="act">denied:</p>') < card.index("<blockquote>the dam had burst")
    assert "denied: “the dam had burst” Dagny Frost" in text
    assert "Against: denied: “the dam had burst”" in note


def test_a_role_that_repeats_the_name_is_no_role() -> None:
    assert telling_role("official: the harbour office", "the harbour office") is None
    assert telling_role("head of the harbour office", "the harbour office") == "head of the harbour office"
    assert telling_role("minister", "Ines Torvald") == "minister"


def test_what_is_counted_is_not_named_twice(tmp_path: Path) -> None:
    killed = [
        figure(f"g{n}", n, "civilians killed", f"a{n}", f"t{n}") | {"about": f"at least {n} civilians"} for n in (1, 2)
    ]
    part = [figure("g3", 3, "people killed", "a3", "t3") | {"about": "3 firemen were killed"}]
    with opened(tmp_path, figure=[*killed, *part]) as record:
        units = {group.unit for group in figure_groups(record, gather(record).outlets)}
    assert {"civilians killed", "people killed: firemen"} <= units


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("The ministry declined to comment.", True),
        ("Ada Brenn did not immediately respond.", True),
        ("The army declined the offer.", False),
    ],
)
def test_that_nobody_would_comment_is_told_last(tmp_path: Path, words: str, last: bool) -> None:
    made = handmade.rows()
    told = max(made["claim"], key=lambda row: row["outlets"])
    with opened(
        tmp_path, claim=[told | {"claim_id": "k9", "proposition": words, "outlets": told["outlets"] + 5}]
    ) as record:
        agreed = [claim.claim_id for claim in gather(record).claims if not claim.opposes]
    assert (agreed[-1] == "k9") == last
    assert (agreed[0] == "k9") != last
