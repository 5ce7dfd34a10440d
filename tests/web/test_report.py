"""The report in Debian's Chromium: popovers by mouse and keyboard, links into the text, phone width, no network."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.engines.record_file import write_record
from onrecord.record import Record
from onrecord.reporting.html import write_report
from onrecord.schema.checks import to_arrow
from onrecord.schema.tables import PUBLIC
from tests import handmade

pytestmark = pytest.mark.web
CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    with Record(handmade.write(folder / "r.duckdb", "<script>document.title = 'taken'</script>")) as opened:
        return write_report(opened, folder / "r.html")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("needs Debian's chromium: apt-get install chromium")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(params=[(390, "light"), (1440, "dark")], ids=["phone-light", "desk-dark"])
def page(request: pytest.FixtureRequest, browser: Any, report: Path) -> Iterator[Any]:
    width, scheme = request.param
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    opened.faults = []
    opened.on("console", lambda message: opened.faults.append(message.text))
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.on("request", lambda asked: asked.url.startswith("file:") or opened.faults.append(asked.url))
    opened.goto(f"file://{report}")
    yield opened
    assert opened.faults == []
    opened.close()


def test_the_page_fits_and_runs_no_foreign_script(page: Any) -> None:
    assert page.title() != "taken"
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_a_contested_card_leads_to_the_sentence_in_its_article(page: Any) -> None:
    page.click("#x-x1 .said >> nth=0 >> text=read it in")
    assert page.url.endswith("#s-s1")
    assert page.locator("#s-s1").is_visible() or page.evaluate(
        "document.getElementById('s-s1').nextElementSibling !== null"
    )
    assert page.evaluate("document.getElementById('s-s1').closest('article').id") == "art-t1"


def test_the_keyboard_reaches_a_statement_and_its_chain(page: Any) -> None:
    assert page.locator("#pop").is_hidden()
    page.locator("#art-t1 [tabindex='0']").first.focus()
    assert page.locator("#pop").is_visible()
    assert page.locator("#pop .chain li").all_inner_texts()[0].startswith("Ines Torvald")
    assert "contradicted (denial)" in page.locator("#pop").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#pop").is_hidden()


def test_the_mouse_shows_the_same_and_kinds_can_be_switched_off(page: Any) -> None:
    page.locator("#art-t2 .content").first.hover()
    assert "Halden Wire" in page.locator("#pop").inner_text()
    page.uncheck("input[value=speech]")
    page.locator("#art-t1 .content").first.hover()
    page.wait_for_timeout(300)
    assert page.locator("#pop").is_hidden()


def test_a_link_opens_the_claim_it_leads_to(page: Any) -> None:
    page.evaluate("location.hash = '#k-k1'")
    page.wait_for_function("document.getElementById('k-k1').open")


def test_axe_finds_nothing_serious_in_the_report(page: Any) -> None:
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    # The page's own policy forbids foreign script, so axe comes in through the debugger.
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    results = page.evaluate("axe.run({resultTypes: ['violations']})")
    found = [
        f"{each['id']}: {each['nodes'][0]['html'][:140]}"
        for each in results["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert found == []


def test_it_prints_with_everything_open(browser: Any, report: Path) -> None:
    page = browser.new_page()
    page.goto(f"file://{report}")
    page.emulate_media(media="print")
    assert page.locator("nav.bar").is_hidden()
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    pypdf = pytest.importorskip("pypdf")
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed)).pages)
    assert "Dagny Frost" in words
    assert words.count("The dam holds") > 3, "folded claims are printed too"
    page.close()


def test_the_menu_leads_to_the_heads_of_sections(page: Any) -> None:
    for name in ("articles", "contested", "names", "timeline"):
        page.evaluate(f"location.hash = '#{name}'")
        page.wait_for_timeout(100)
        top, bottom, height = page.evaluate(
            f"(() => {{ const box = document.getElementById('{name}').getBoundingClientRect();"
            " return [box.top, box.bottom, innerHeight]; })()"
        )
        assert 0 <= top < height, name
        assert top < 80 or bottom <= height + 1 or bottom - top <= height / 2 + 1 or at_the_end(page), name


def at_the_end(page: Any) -> bool:
    reached: bool = page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2")
    return reached


def test_every_sentence_that_a_link_leads_to_is_marked_itself(page: Any) -> None:
    empty = page.evaluate("[...document.querySelectorAll('.text [id]')].filter(e => !e.textContent).map(e => e.id)")
    assert empty == []
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    long = "Deputy Undersecretary for Harbours and Inland Waterways of the Northern Lowlands Ines Torvald"
    page.evaluate(f"for (const each of document.querySelectorAll('.chain span')) each.textContent = '{long}'")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_a_sheet_holds_every_outlet_and_no_table_twice(browser: Any, tmp_path: Path) -> None:
    rows = handmade.rows()
    names = [f"Outlet of {name}" for name in ("Arn", "Bel", "Cor", "Dun", "Esk", "Fal", "Gry", "Hel", "Ilm", "Jor")]
    (article,) = (each for each in rows["article"] if each["article_id"] == "t3")
    rows["article"] += [
        {**article, "article_id": f"n{number}", "source": f"in/n{number}.txt", "outlet": name}
        for number, name in enumerate(names)
    ]
    path = tmp_path / "wide.duckdb"
    write_record(path, ((table.name, to_arrow(table.name, rows.get(table.name, []))) for table in PUBLIC))
    with Record(path) as opened:
        report = write_report(opened, tmp_path / "wide.html")
    page = browser.new_page(viewport={"width": 688, "height": 1000})  # what margins leave of A4
    page.goto(f"file://{report}")
    page.emulate_media(media="print")
    out = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert out == 0
    cells = page.locator("table.matrix td:visible").evaluate_all("all => all.map(e => e.dataset.outlet)")
    assert cells, "what an outlet prints stands on the sheet"
    assert page.locator("details.twin:visible").count() == 0
    page.close()
