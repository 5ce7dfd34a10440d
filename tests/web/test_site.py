"""The docs site: built with every link checked, and opened without a request to anywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .test_browser import ARGUMENTS, CHROMIUM

sync = pytest.importorskip("playwright.sync_api")
pytest.importorskip("material")
ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.web,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium; install Debian's package chromium"),
]


def test_the_site_builds_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    asked: list[str] = []
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        for width in (390, 1440):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.on("request", lambda request: asked.append(request.url))
            for name in ("index", "tutorial", "methods/limits", "python", "schema"):
                page.goto((tmp_path / f"{name}.html").as_uri())
                page.wait_for_load_state("networkidle")
                assert page.locator("article h1").is_visible()
                assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"), (name, width)
        browser.close()
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
