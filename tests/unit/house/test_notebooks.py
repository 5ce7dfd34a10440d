"""What a notebook shows: tables, records, charts, and the spaCy components with displaCy."""

from __future__ import annotations

import importlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import OnrecordError
from onrecord.listing import MOST_ROWS, Rows
from onrecord.record import Record
from tests import handmade

ROOT = Path(__file__).parents[3]
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(handmade.write(tmp_path / "r.duckdb")) as opened:
        yield opened


def test_tables_are_lists_that_notebooks_draw(record: Record) -> None:
    found = record.contradictions
    assert isinstance(found, list)
    assert found[0]["kind"] == "denial"
    shown = found._repr_html_()
    assert "<th" in shown
    assert "The dam does not hold" in shown
    assert "contradiction_id" not in shown, "ids tell a person nothing"


def test_long_tables_end_with_how_many_more_there_are() -> None:
    rows = Rows({"word": f"w{number}", "empty": None, "share": 0.5} for number in range(MOST_ROWS + 7))
    shown = rows._repr_html_()
    assert "7 more rows." in shown
    assert "empty" not in shown
    assert shown.count("<tr>") == MOST_ROWS + 1
    assert Rows()._repr_html_() == "<p>No rows.</p>"


def test_hostile_text_stays_text_in_a_notebook(tmp_path: Path) -> None:
    with Record(handmade.write(tmp_path / "h.duckdb", HOSTILE)) as record:
        shown = record._repr_html_() + record.contradictions._repr_html_() + record.speakers._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_a_record_shows_its_story_and_its_contradictions(record: Record) -> None:
    shown = record._repr_html_()
    assert "<h4>Dam holds, minister says</h4>" in shown
    assert "Torvald says it holds, Frost that it does not." in shown


def test_rows_behind_the_charts(record: Record) -> None:
    from onrecord.plots import figure_rows, timeline_rows

    assert [(row["day"], row["low"], row["source"]) for row in figure_rows(record, "MOVED")] == [
        ("2031-04-05", 12.0, "Kaldor Post"),
        ("2031-04-06", 40.0, "Sund Times"),
    ]
    assert [(row["day"], row["lane"]) for row in timeline_rows(record)] == [
        ("2031-04-03", "happened"),
        ("2031-04-04", "said"),
    ]


@pytest.mark.parametrize("backend", ["altair", "matplotlib"])
def test_every_chart_is_drawn_by_either_library(record: Record, backend: str) -> None:
    pytest.importorskip(backend)
    for chart in (
        onrecord.plots.figures(record, "moved", backend),
        onrecord.plots.timeline(record, backend),
        onrecord.plots.relays(record, backend),
    ):
        if backend == "altair":
            assert json.loads(chart.to_json())["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
        else:
            assert chart.axes


def test_charts_say_what_is_missing(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OnrecordError, match="counts 'ships'"):
        onrecord.plots.figures(record, "ships")
    with pytest.raises(OnrecordError, match="no backend"):
        onrecord.plots.timeline(record, "gnuplot")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(OnrecordError, match=r"onrecord\[plots\]"):
        onrecord.plots.timeline(record)


def test_every_component_that_the_package_names_is_one() -> None:
    """Each entry point leads to a module that registers a component of that name: `nlp.add_pipe` then needs no import."""
    from spacy.language import Language

    points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"][
        "spacy_factories"
    ]
    for name, place in points.items():
        module, _, attribute = place.partition(":")
        assert callable(getattr(importlib.import_module(module), attribute)), place
        assert Language.has_factory(name), name
    from onrecord.pipeline import READING

    assert {stage.component for stage in READING} <= set(points), "a stage that cannot be used alone"


def test_components_alone_and_what_displacy_draws() -> None:
    """Attributions on a blank pipeline with the shipped parse, without an article, drawn by displaCy itself."""
    from spacy import displacy

    from onrecord.reading.display import COLOURS, entities, spans

    nlp = onrecord.load()
    doc = nlp("Governor Lena Osk told Halvar Wire on Monday that 12 people were killed when the bridge collapsed.")
    drawn = spans(doc)
    words = {
        span["label"]: " ".join(drawn["tokens"][span["start_token"] : span["end_token"]]) for span in drawn["spans"]
    }
    assert words["SOURCE"] == "Governor Lena Osk"
    assert words["CUE"] == "told"
    assert words["CONTENT"].startswith("12 people were killed")
    assert words["FIGURE"].startswith("12")
    page = displacy.render(drawn, style="span", manual=True, options={"colors": COLOURS}, jupyter=False)
    assert "CONTENT" in page
    assert "Lena" in page
    ents = entities(doc, "SOURCE")["ents"]
    assert [doc.text[each["start"] : each["end"]] for each in ents] == ["Governor Lena Osk"]
    assert "Governor Lena Osk" in displacy.render(entities(doc, "SOURCE"), style="ent", manual=True, jupyter=False)
    assert [span["label"] for span in spans(doc, ("CUE",))["spans"]] == ["CUE"]


def test_displacy_escapes_hostile_text() -> None:
    import spacy
    from spacy import displacy

    from onrecord.reading.display import spans

    doc = spacy.blank("en")(f"{HOSTILE} said nothing")
    assert "<script>" not in displacy.render(spans(doc), style="span", manual=True, jupyter=False)


def test_components_one_by_one_on_a_blank_pipeline() -> None:
    """As docs/how-to/notebooks.md shows it."""
    import spacy

    importlib.import_module(
        "onrecord.reading.attributions.component"
    )  # what the entry points do in an installed package
    importlib.import_module("onrecord.reading.language.components")
    importlib.import_module("onrecord.reading.times.component")
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_times")
    assert [time.value for time in nlp("It was closed on 3 April 2031.")._.times] == ["2031-04-03"]
    for part in ("encoder", "syntax", "names", "relations"):
        nlp.add_pipe(f"onrecord_language_{part}")
    nlp.add_pipe("onrecord_attributions")
    doc = nlp("Governor Lena Osk told Halvar Wire that the bridge was closed.")
    assert [doc.text[start:end] for said in doc._.attributions for start, end in said.content] == [
        "the bridge was closed"
    ]
