"""Takes the README's pictures from the sample story: builds it, opens report and pages in Chromium, saves PNG files.

usage: python docs/pictures.py      (needs Debian's chromium and the extra `browser`)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from importlib.resources import as_file, files
from pathlib import Path

HERE = Path(__file__).parent / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def main() -> None:
    """Build, open, save; the server is stopped whatever happens."""
    from playwright.sync_api import sync_playwright

    import onrecord
    from onrecord.reporting.html import write_report

    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record = Path(folder) / "sample.duckdb"
        with as_file(files("onrecord.sample") / "articles") as articles:
            onrecord.build(articles, record)
        with onrecord.open(record) as opened:
            report = write_report(opened, Path(folder) / "report.html")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        wide = browser.new_page(viewport={"width": 1200, "height": 900})
        wide.goto(report.as_uri())
        wide.screenshot(path=HERE / "report.png")
        phone = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
        phone.goto(report.as_uri())
        phone.screenshot(path=HERE / "report-phone.png")
        server = subprocess.Popen(
            [sys.executable, "-m", "onrecord", "serve", str(record), "--port", "8797"], stdout=subprocess.DEVNULL
        )
        try:
            page = browser.new_page(viewport={"width": 1200, "height": 900})
            for _ in range(60):
                try:
                    page.goto("http://127.0.0.1:8797/r/sample/ask?q=A+Dorsish+drone+hit+the+depot")
                    break
                except Exception:
                    time.sleep(0.5)
            page.screenshot(path=HERE / "ask.png")
        finally:
            server.terminate()
        browser.close()


if __name__ == "__main__":
    main()
