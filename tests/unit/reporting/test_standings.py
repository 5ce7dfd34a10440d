"""One event that happened for one source and is denied by another, in the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests import handmade

from onrecord.engines.record_file import write_record
from onrecord.record import Record
from onrecord.reporting import html, markdown
from onrecord.reporting.speech import outlet_names
from onrecord.reporting.standings import standings
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC


def opened(tmp_path: Path, hostile: str = "", status: str = "denied") -> Record:
    """The record by hand with the moving of people in three voices: the outlet, Torvald, and Frost with `status`."""
    made = handmade.rows(hostile)
    texts = {row["article_id"]: row["text"] for row in made["article"]}

    def event(key: str, article: str, words: str, given: str, attribution: str | None) -> dict[str, Any]:
        start = texts[article].index(words)
        return {"event_id": key, "article_id": article, "start_char": start, "end_char": start + len(words), "trigger": words,
                "type": "RETREAT", "status": given, "attribution_id": attribution, "event_group": "g1", "place": "Kaldor"}  # fmt: skip

    made["event"] = [
        event("v1", "t1", "moved", "happened", "a1"),
        event("v2", "t2", "moved", "happened", None),
        event("v3", "t3", "hold", status, "a3"),
    ]
    path = tmp_path / "r.duckdb"
    write_record(path, [(table.name, to_arrow(table.name, made.get(table.name, []))) for table in PUBLIC])
    return Record(path)


def test_voices_stand_by_status_with_their_ways(tmp_path: Path) -> None:
    with opened(tmp_path) as record:
        (event,) = standings(record, outlet_names(record))
    assert event.disputed
    assert event.what == "Moved, Kaldor"
    assert [(status, [voice.who for voice in voices]) for status, voices in event.statuses] == [
        ("happened", ["Ines Torvald", "Sund Times, in its own voice"]),
        ("denied", ["Dagny Frost"]),
    ]
    assert event.statuses[0][1][0].path == ("Ines Torvald", "Radio Sund", "Halden Wire", "Kaldor Post")


def test_the_report_shows_them_side_by_side(tmp_path: Path) -> None:
    with opened(tmp_path) as record:
        page, text = html.render(record), markdown.render(record)
    section = page[page.index('<section id="statuses"') : page.index('<section id="matrix"')]
    happened, denied = section.split('<dt class="denied">')
    assert "Ines Torvald → Radio Sund → Halden Wire → Kaldor Post" in happened
    assert "<b>Dagny Frost</b>" in denied
    for anchor in ("e-v1", "e-v2", "e-v3"):
        assert f'href="#{anchor}"' in section
        assert f'id="{anchor}"' in page, "the link leads to the words"
    assert '<a href="#statuses">Statuses <span class="n">1</span></a>' in page
    assert "## One event, different statuses" in text
    assert "- it is denied: **Dagny Frost**" in text


def test_what_is_only_planned_by_another_is_folded(tmp_path: Path) -> None:
    with opened(tmp_path, status="planned") as record:
        page = html.render(record)
    section = page[page.index('<section id="statuses"') : page.index('<section id="matrix"')]
    assert "No event that somebody reports is denied by another." in section
    assert "1 more event with differing statuses" in section


def test_a_record_in_which_all_agree_has_no_such_section(tmp_path: Path) -> None:
    with opened(tmp_path, status="happened") as record:
        assert 'id="statuses"' not in html.render(record)
        assert "different statuses" not in markdown.render(record)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    with opened(tmp_path, "<script>alert(1)</script>") as record:
        page = html.render(record)
    section = page[page.index('<section id="statuses"') : page.index('<section id="matrix"')]
    assert "<script" not in section
