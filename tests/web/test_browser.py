"""A real browser: open, search, follow a contested claim, judge and undo, upload and see the rebuilt record, export."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from . import story

sync = pytest.importorskip("playwright.sync_api")

CHROMIUM = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync"
)
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SHOTS = os.environ.get("ONRECORD_SHOTS")
pytestmark = [
    pytest.mark.web,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium; install Debian's package chromium"),
]
VIEWS = ("", "matrix", "places", "statuses", "contested", "claims", "claim/k1", "contradiction/x1", "speakers", "figures", "timeline", "entities", "entity/ana", "articles",
         "article/t1", "at?article=t1&start=150", "compare?a=t1&b=t2", "ask?q=The+army+fired+on+the+harbour", "search?q=harbour", "review", "judgements", "export", "add",
         "why/attribution/a1", "claim/none")  # fmt: skip


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    folder = tmp_path / "records"
    folder.mkdir()
    story.write(folder / "selin.duckdb")
    port = free_port()
    source = Path(__file__).parents[2] / "src"
    command = [sys.executable, "-m", "onrecord", "serve", str(folder), "--port", str(port)]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(source)})
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(address, timeout=5).read()
                break
            except OSError:
                assert process.poll() is None, "the server ended"
                time.sleep(0.2)
        yield address, folder
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield opened
        opened.close()


class Visit:
    """A page of the browser that keeps what the console complains about."""

    def __init__(self, browser: Any, width: int, scheme: str) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    opened = Visit(browser, 1440, "light")
    yield opened
    opened.context.close()
    assert opened.complaints == []


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark"), (390, "dark"), (1440, "light")])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(
    browser: Any, server: tuple[str, Path], width: int, scheme: str
) -> None:
    address, _ = server
    opened = Visit(browser, width, scheme)
    page = opened.page
    found = []
    for view in VIEWS:
        page.goto(f"{address}/r/selin/{view}")
        if view == "article/t1":
            page.locator("a.seg").first.click()
            page.wait_for_selector("#card.open")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        results = page.evaluate("axe.run({resultTypes: ['violations']})")
        found += [
            f"{view}: {each['id']} {each['nodes'][0]['html'][:120]}"
            for each in results["violations"]
            if each["impact"] in ("serious", "critical")
        ]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            found.append(f"{view}: wider than the window")
        if SHOTS:
            name = re.sub(r"\W+", "-", view) or "front"
            page.screenshot(path=f"{SHOTS}/{name}-{width}-{scheme}.png", full_page=True)
    opened.context.close()
    assert found == []
    assert [each for each in opened.complaints if "404" not in each] == []


def test_on_a_phone_no_list_has_to_be_pushed_aside(browser: Any, server: tuple[str, Path]) -> None:
    """Cells of wide tables stand below each other; drawings, and the one table of claims by outlets, may be pushed."""
    address, _ = server
    opened = Visit(browser, 390, "light")
    hidden = []
    for view in VIEWS:
        if view in ("matrix", "claim/none"):
            continue
        opened.page.goto(f"{address}/r/selin/{view}")
        hidden += opened.page.evaluate(
            "[...document.querySelectorAll('.scroll')].filter(e => e.querySelector('table') && e.scrollWidth > e.clientWidth + 1)"
            ".map(e => location.pathname + ': ' + e.getAttribute('aria-label'))"
        )
    opened.context.close()
    assert hidden == []


def test_open_search_and_follow_a_contested_claim_to_both_sentences(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    page.goto(address)
    page.get_by_role("link", name="selin").click()
    page.get_by_role("searchbox", name="Search this record").fill('"did not fire"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    page.get_by_role("link", name="The army did not fire on the harbour.").first.click()
    claim = page.url
    for words in ("The army did not fire on the harbour", "The army fired on the harbour"):
        page.goto(claim)
        said = page.locator(".said", has=page.locator("blockquote", has_text=re.compile(f"^{words}$"))).first
        said.get_by_role("link", name=re.compile("^read it in")).click()
        here = page.locator(".k-here").first
        assert here.is_visible()
        assert "".join(page.locator(".k-here").all_inner_texts()) == words


def test_filters_answer_without_a_button_and_keep_an_address(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    page.goto(f"{address}/r/selin/search?q=harbour")
    page.get_by_label("Act").select_option("deny")
    page.wait_for_url("**act=deny**")
    sync.expect(page.locator("#results .said")).to_have_count(2)


def test_reader_by_keyboard_alone(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    page.goto(f"{address}/r/selin/article/t1")
    page.locator("a.seg").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#card.open")
    assert page.evaluate("document.activeElement.closest('#card') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('seg')")
    page.get_by_label("figures").check()
    page.wait_for_selector("a.k-figure")
    page.get_by_label("what people said").uncheck()
    sync.expect(page.locator("a.k-said")).to_have_count(0)
    assert "show=figure" in page.url


def test_merge_two_entities_undo_and_reject_a_contradiction(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    page.goto(f"{address}/r/selin/entity/ana")
    page.get_by_role("button", name=re.compile("^Same: merge ?: Veld into Ana Veld")).click()
    page.wait_for_selector(".flash")
    assert page.get_by_text("At least 15 people were killed when the harbour was shelled").first.is_visible()
    page.goto(f"{address}/r/selin/entities")
    assert page.get_by_role("link", name="Veld", exact=True).count() == 0
    page.goto(f"{address}/r/selin/judgements")
    page.get_by_role("button", name="Undo merge entity:ana").click()
    page.goto(f"{address}/r/selin/entities")
    assert page.get_by_role("link", name="Veld", exact=True).count() == 1
    page.goto(f"{address}/r/selin/contested")
    card = page.locator("#x-x3")
    card.get_by_role("button", name=re.compile("^Reject")).click()
    page.wait_for_selector(".flash")
    assert page.locator("#x-x3").count() == 0
    assert page.locator("article.card").count() == 1, "the two pairs on one point share a card"
    assert page.locator("details.more li").count() == 1


def test_review_queue_by_keys(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    page.goto(f"{address}/r/selin/review")
    assert "12 people, against at least 15" in page.locator(".item.now").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.wait_for_selector(".flash")
    assert "12 people, against at least 15" not in page.locator("[data-queue]").inner_text()
    page.keyboard.press("u")
    sync.expect(page.locator(".flash")).to_have_count(0)
    assert "12 people, against at least 15" in page.locator(".item.now").inner_text()


def test_upload_three_files_and_see_the_rebuilt_record(server: tuple[str, Path], visit: Visit, tmp_path: Path) -> None:
    address, folder = server
    page = visit.page
    files = []
    for number, (name, town) in enumerate((("one", "Ostrava Bay"), ("two", "Kellen"), ("three", "Marrowby")), start=1):
        path = tmp_path / f"{name}.txt"
        path.write_text(
            f"Bridge in {town} closed\n\n{town.upper()}, April {number}, 2031 (Halvar Wire) - Governor Lena Osk said on Monday"
            f' that the bridge in {town} would stay closed for {number + 2} weeks. "Nobody was hurt," she said.\n',
            encoding="utf-8",
        )
        files.append(str(path))
    page.goto(f"{address}/r/selin/add")
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Add and build").click()
    page.wait_for_url("**/build/selin")
    page.get_by_text("Done.").wait_for(timeout=240_000)
    page.get_by_role("link", name="Open the record").click()
    assert page.get_by_role("link", name="6 articles").is_visible()
    page.goto(f"{address}/r/selin/search?q=Marrowby&kind=articles")
    assert page.locator("#results mark").first.inner_text().lower() == "marrowby"
    assert sorted(path.name for path in (folder / "selin.articles").iterdir()) == ["one.txt", "three.txt", "two.txt"]


def test_export_is_saved(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    page.goto(f"{address}/r/selin/export")
    for name, suffix in (("csv", ".zip"), ("webannotation", ".jsonld"), ("report.html", ".html")):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name, exact=True).click()
        assert waiting.value.suggested_filename.endswith(suffix)
        assert Path(waiting.value.path()).stat().st_size > 100


def test_take_a_statement_out_of_a_claim_merge_claims_and_undo_both(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    page.goto(f"{address}/r/selin/claim/k2")
    assert page.locator("#h-for .n").inner_text() == "2"
    page.get_by_role("button", name="Take out of this claim").last.click()
    page.wait_for_selector(".flash")
    assert page.locator("#h-for .n").inner_text() == "1"
    page.get_by_role("button", name=re.compile("^Same claim: merge ?: The harbour was closed on Tuesday")).click()
    page.wait_for_selector(".flash")
    assert page.locator("#h-for .n").inner_text() == "2"
    assert page.get_by_text("The harbour was closed on Tuesday.").first.is_visible()
    page.goto(f"{address}/r/selin/claim/k3")
    assert page.get_by_text("The record holds no such claim").is_visible()
    assert all("404" in each for each in visit.complaints)
    visit.complaints.clear()  # the browser complains about the page that is no more, as it should
    page.goto(f"{address}/r/selin/judgements")
    page.get_by_role("button", name="Undo merge claim:k2").click()
    page.get_by_role("button", name="Undo split claim:k2").click()
    page.goto(f"{address}/r/selin/claim/k2")
    assert page.locator("#h-for .n").inner_text() == "2"
    page.goto(f"{address}/r/selin/claim/k3")
    assert page.locator("h1").inner_text() == "The harbour was closed on Tuesday."


def test_a_note_stays_with_who_wrote_it(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    page.goto(f"{address}/r/selin/contradiction/x1")
    page.get_by_label("You judge as").fill("Mo Researcher")
    page.get_by_role("button", name="Change").click()
    page.get_by_label("Note on contradiction:x1").fill("asked the ministry, no answer yet")
    page.get_by_role("button", name="Keep note").click()
    page.wait_for_selector(".flash")
    log = page.get_by_label("Judgements on this row").inner_text()
    assert "asked the ministry, no answer yet" in log
    assert "by Mo Researcher" in log


def test_two_browsers_at_once_lose_nothing(server: tuple[str, Path], browser: Any) -> None:
    address, folder = server
    one, two = Visit(browser, 1440, "light"), Visit(browser, 390, "dark")
    one.page.goto(f"{address}/r/selin/contested")
    two.page.goto(f"{address}/r/selin/entity/ana")  # opened before the other judges
    one.page.locator("#x-x3").get_by_role("button", name=re.compile("^Reject")).click()
    two.page.get_by_role("button", name=re.compile("^Same: merge ?: Veld into Ana Veld")).click()
    one.page.wait_for_selector(".flash")
    two.page.wait_for_selector(".flash")
    for visit in (one, two):
        visit.page.goto(f"{address}/r/selin/judgements")
        shown = visit.page.locator("main").inner_text()
        assert "contradiction:x3" in shown
        assert "entity:ana" in shown
    one.page.get_by_role("button", name="Undo reject contradiction:x3").click()
    two.page.goto(f"{address}/r/selin/contested")
    assert two.page.locator("#x-x3").count() == 1, "the other sees the undoing at once"
    two.page.goto(f"{address}/r/selin/entities")
    assert two.page.get_by_role("link", name="Veld", exact=True).count() == 0, "and keeps what it did itself"
    kept = (folder / "selin.judgements.csv").read_text(encoding="utf-8")
    assert kept.count("\n") == 4, "a header, two judgements, one undoing"
    for visit in (one, two):
        assert visit.complaints == []
        visit.context.close()


def test_the_queue_asks_for_doubt_times_weight_first(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    visit.page.goto(f"{address}/r/selin/review")
    heads = visit.page.locator(".item .kind").all_inner_texts()
    found = [re.search(r"probability (\d+)%, weight ([\d.]+)", head) for head in heads]
    pulls = [(1 - abs(2 * int(each[1]) / 100 - 1)) * float(each[2]) for each in found if each]
    assert len(pulls) == len(heads) > 3
    assert all(a >= b - 0.1 for a, b in itertools.pairwise(pulls)), pulls


def test_both_statuses_of_an_event_lead_to_their_sentences(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    for who, words in (
        ("Ana Veld", "12 people were killed in the shelling of the harbour"),
        ("Ivo Dran", "troops had shelled the harbour of Port Selin"),
    ):
        page.goto(f"{address}/r/selin/statuses")
        page.locator(".voice", has_text=who).get_by_role("link", name=re.compile("^read it in")).click()
        assert "".join(page.locator(".k-here").all_inner_texts()) == words


def test_the_keys_judge_the_row_that_somebody_is_in(server: tuple[str, Path], visit: Visit) -> None:
    address, folder = server
    page = visit.page

    def current(number: int) -> None:
        page.wait_for_function("n => document.querySelectorAll('.item')[n]?.classList.contains('now')", arg=number)

    page.goto(f"{address}/r/selin/review")
    third = page.locator(".item").nth(2)
    subject = third.locator("input[name=subject]").first.input_value()
    third.locator("blockquote, .who").first.click()
    page.keyboard.press("r")
    page.wait_for_selector(".flash")
    assert f",{subject},reject," in (folder / "selin.judgements.csv").read_text(encoding="utf-8")
    current(2)  # the row after it is next, not the first
    assert page.locator(".item.now").count() == 1
    page.locator(".item").nth(1).locator("a").first.focus()
    current(1)
    page.keyboard.press("j")
    current(2)


def test_judging_in_the_reader_stays_in_the_text(server: tuple[str, Path], visit: Visit) -> None:
    address, _ = server
    page = visit.page
    page.goto(f"{address}/r/selin/article/t1")
    page.get_by_label("figures").check()
    page.wait_for_selector("a.k-figure")
    page.locator("a.seg", has_text="were killed in the").first.click()
    page.wait_for_selector("#card.open")
    page.locator("#card").get_by_role("button", name=re.compile("^Accept")).first.click()
    page.wait_for_selector(".flash")
    assert "/article/t1?" in page.url
    assert page.get_by_label("figures").is_checked()
    assert page.locator(".k-here").first.is_visible()
    page.locator("a.seg", has_text="were killed in the").first.click()
    page.wait_for_selector("#card.open")
    assert "accepted by" in page.locator("#card").inner_text()
