"""The report as HTML, Markdown and terminal text, over ordinary and hostile articles."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console
from tests import handmade

from onrecord.controls import disarmed
from onrecord.judgements import in_full
from onrecord.record import Record
from onrecord.reporting import html, markdown
from onrecord.reporting.terminal import show

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "<!-- --><style>*{display:none}</style>",
    ']]><a href="javascript:alert(1)">x</a>',
    "\u202e\u2066gnp.exe\u200f",
    "[red]not markup[/red] [/] *x* | `y` <b>",
]


class Tags(HTMLParser):
    """Every element with its attributes, and the ids."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_every_link_leads_to_an_element_and_no_id_stands_twice(record: Record) -> None:
    found = Tags(html.render(record)).found
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {str(attributes["href"]) for tag, attributes in found if tag == "a" and "href" in attributes}
    assert {link for link in links if link.startswith("#")} <= {f"#{each}" for each in ids}
    assert {"#s-s1", "#s-s3", "#f-f1", "#e-v1", "#a-a1"} <= links


def test_the_page_loads_nothing_and_allows_only_its_own_script_and_style(record: Record) -> None:
    page = html.render(record)
    found = Tags(page).found
    assert not [
        tag for tag, attributes in found if attributes.get("src") or tag in {"link", "iframe", "img", "object", "base"}
    ]
    assert not [name for _, attributes in found for name in attributes if name.startswith("on") or name == "style"]
    policy = next(str(a["content"]) for _, a in found if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "url(" not in page
    assert "@import" not in page


def test_the_same_record_gives_the_same_page(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        with Record(handmade.write(tmp_path / f"{name}.duckdb")) as opened:
            made.append((html.render(opened), markdown.render(opened)))
    assert made[0] == made[1]


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_articles_stay_text(tmp_path: Path, payload: str) -> None:
    with Record(handmade.write(tmp_path / "plain.duckdb")) as opened:
        clean = Tags(html.render(opened)).found
    with Record(handmade.write(tmp_path / "hostile.duckdb", payload)) as opened:
        page = html.render(opened)
        text = markdown.render(opened)
        console = Console(file=io.StringIO(), width=200)
        show(opened, console)
        printed = console.file.getvalue()  # type: ignore[attr-defined]
    hostile = Tags(page).found
    assert [
        (tag, sorted(attributes)) for tag, attributes in hostile if tag in {"script", "style", "img", "svg", "a"}
    ] == [(tag, sorted(attributes)) for tag, attributes in clean if tag in {"script", "style", "img", "svg", "a"}]
    assert not [a for _, a in hostile if str(a.get("href", "")).startswith("javascript")]
    assert (
        "49" not in re.sub(r"sha256-\S+", "", page.partition("<main")[2].partition('id="notes"')[0])
        or "7 * 7" not in payload
    )
    assert not re.search(r"(?<!\\)<(?:script|img|svg|style|b)\b", text)
    assert disarmed(payload.split()[0])[:12] in printed
    for written in (page, text, printed):
        assert disarmed(written) == written, "nothing turns the words round"


def test_markdown_holds_the_sections(record: Record) -> None:
    text = markdown.render(record)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings[:3] == ["## Contested", "## Many outlets, one origin", "## Agreed"]
    assert (
        "- “The dam holds” Ines Torvald → Radio Sund → Halden Wire → Kaldor Post (minister), said on 2031-04-04" in text
    )
    assert "| The dam holds. | says | says | denies |" in text


def test_the_terminal_shows_chain_and_contradiction(record: Record) -> None:
    console = Console(file=io.StringIO(), width=160)
    show(record, console)
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Ines Torvald → Radio Sund → Halden Wire → Kaldor Post, 2031-04-04" in printed
    assert "left out: in/empty.txt: empty: no text in it" in printed


def test_the_terminal_names_claims_and_contradictions_as_they_are_judged(record: Record) -> None:
    console = Console(file=io.StringIO(), width=160)
    show(record, console)
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    for named in re.findall(r"\b(?:claim|contradiction):\w+", printed):
        assert in_full(record.rows, named).startswith(named)
    assert {"claim:k2", "contradiction:x1"} <= set(printed.split())


def test_the_terminal_counts_what_it_does_not_show_and_says_where_it_is(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.reporting import terminal

    monkeypatch.setattr(terminal, "_MOST", 0)
    monkeypatch.setattr(terminal, "_A_DAY", 0)
    console = Console(file=io.StringIO(), width=400)
    show(record, console)
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert f"more: onrecord report {record.path} -o report.html" in printed
    assert re.search(r"^the last 0 of \d+ days; onrecord report", printed, re.MULTILINE)
    monkeypatch.setattr(terminal, "_MOST", 8)
    console = Console(file=io.StringIO(), width=400)
    show(record, console)
    assert re.search(r"^\s+and \d+ more\s*$", console.file.getvalue(), re.MULTILINE)  # type: ignore[attr-defined]


def test_what_one_source_gives_twice_for_a_day_stands_once() -> None:
    from onrecord.reporting.figures import Figure, given

    def figure(key: str, value: float, day: str) -> Figure:
        return Figure(
            key, "t1", 0, "", value, None, "exactly", "people killed", None, day, None, "Sund Times", "Ines", ()
        )

    figures = [figure("f1", 9, "2031-04-04"), figure("f2", 9, "2031-04-04"), figure("f3", 9, "2031-04-05")]
    assert given(figures) == [("9", "2031-04-04", "Ines → Sund Times"), ("9", "2031-04-05", "Ines → Sund Times")]


def test_an_event_whose_doer_is_unknown_is_no_bare_arrow() -> None:
    from onrecord.reporting.statuses import _line

    assert _line("freed", None, "three crew", None, None) == "freed: somebody → three crew"
    assert _line("freed", "the navy", "three crew", None, None) == "freed: the navy → three crew"
    assert _line("freed", "the navy", None, "Kaldor", None) == "freed: the navy, Kaldor"
    assert _line("freed", None, None, None, None) == "freed"


def test_an_empty_record_makes_a_page(tmp_path: Path) -> None:
    from onrecord.engines.record_file import write_record
    from onrecord.schema.checks import to_arrow
    from onrecord.schema.tables import PUBLIC

    write_record(tmp_path / "e.duckdb", [(table.name, to_arrow(table.name, [])) for table in PUBLIC])
    with Record(tmp_path / "e.duckdb") as opened:
        assert "No two statements were found" in html.render(opened)
        assert markdown.render(opened).startswith("# Untitled record")
        show(opened, Console(file=io.StringIO()))


def test_the_report_is_written_where_it_was_asked_for(record: Record, tmp_path: Path) -> None:
    from onrecord.errors import ExportError

    assert (
        html.write_report(record, tmp_path / "new" / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    )
    assert markdown.write_report(record, tmp_path / "r.md").exists()
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="cannot be written"):
        html.write_report(record, tmp_path / "file" / "r.html")


def test_a_pile_too_large_for_the_page_leaves_no_dead_link(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST_ARTICLES", 1)
    page = html.render(record)
    found = Tags(page).found
    ids = {str(attributes.get("id")) for _, attributes in found}
    assert sum(attribute.startswith("art-") for attribute in ids) == 1
    assert "2 more articles found no room" in page
    assert {str(a["href"])[1:] for tag, a in found if tag == "a" and str(a.get("href", "")).startswith("#")} <= ids


def test_a_report_says_what_was_left_out(record: Record) -> None:
    assert "- left out: in/empty.txt: empty: no text in it\n" in markdown.render(record)


def test_markdown_shows_marks_of_html_as_they_are() -> None:
    assert markdown.plain("Olm & Sons, &lt;b&gt;") == "Olm &amp; Sons, &amp;lt;b&amp;gt;"
