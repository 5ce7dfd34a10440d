"""A record of one story in, the time of every page over thousands of articles out: `python -m benchmarks.pages SAMPLE.duckdb`.

The large record is the small one many times over: every copy has articles, statements, claims and contradictions of its
own, later days, other outlets, and names shared by every fiftieth copy. Reading thousands of articles would measure reading.
Beside the time of each answer stands the CPU time of the whole process, which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.engines.duckdb import DuckDBEngine
from onrecord.engines.record_file import write_record
from onrecord.record import Record
from onrecord.schema.tables import PUBLIC
from onrecord.web.app import create_app

NAMED = ("entity_id", "speaker_id", "actor_id", "recipient_id")
SHARED = 50  # copies between two that share their names


def enlarge(small: Path, large: Path, articles: int) -> int:
    """Write the large record; gives how many articles it holds."""
    engine = DuckDBEngine(threads=2)
    try:
        with Record(small) as record:
            copies = -(-articles // len(record.articles))
            for table in PUBLIC:
                engine.put(table.name, record.table(table.name))
        written = []
        for table in PUBLIC:
            if table.name in ("build", "judgement", "rejected"):
                written.append((table.name, engine.fetch(f"SELECT * FROM {table.name}")))
                continue
            changes = {}
            for column in table.columns:
                if column.type == "text" and column.name in NAMED:
                    changes[column.name] = f"{column.name} || '-' || (n % {SHARED})"
                elif column.type == "text" and (
                    column.name.endswith("_id") or column.name in ("statement_a", "statement_b", "event_group")
                ):
                    changes[column.name] = f"{column.name} || '-' || n"
            if table.name == "article":
                changes |= {"text": "text || ' Edition ' || n || '.'", "outlet": "outlet || ' ' || (n % 40)", "headline": "headline || ' ' || n",
                            "published_at": "published_at + to_hours(n)"}  # fmt: skip
            elif table.name in ("entity", "entity_alias"):
                name = "name" if table.name == "entity" else "alias"
                changes[name] = f"{name} || ' ' || n"
            elif table.name == "claim":
                changes["proposition"] = "proposition || ' ' || n"
            replaced = ", ".join(f"{words} AS {column}" for column, words in changes.items())
            most = SHARED if table.name in ("entity", "entity_alias") else copies
            select = (
                f"SELECT * REPLACE ({replaced}) FROM {table.name}, range({min(most, copies)}) r(n)"
                if replaced
                else f"SELECT * FROM {table.name}"
            )
            columns = ", ".join(f'"{each}"' for each in table.column_names)
            written.append((table.name, engine.fetch(f"SELECT {columns} FROM ({select})").cast(table.arrow())))
        write_record(large, written)
    finally:
        engine.close()
    with Record(large) as record:
        return len(record.articles)


def addresses(client: TestClient, base: str, rounds: int) -> dict[str, list[str]]:
    """Kind of page -> addresses of that kind, found by following the lists."""
    found: dict[str, list[str]] = {
        f"/{page}": [f"{base}/{page}"] * rounds
        for page in ("", "matrix", "statuses", "speakers", "timeline", "places", "review", "judgements", "export")
    }
    for page in ("contested", "claims", "figures", "entities", "articles"):
        found[f"/{page}"] = [f"{base}/{page}?page={number}" for number in range(1, rounds + 1)]
    words = ("drone", "harbour", '"chemical depot"', "governor", "ammonium nitrate")
    found["/search"] = [
        f"{base}/search?q={word}&kind={kind}"
        for word in words
        for kind in ("statements", "articles", "claims", "entities")
    ]
    found["/search with filters"] = [f"{base}/search?q={word}&act=deny&since=2025-03-12" for word in words]
    for page, kind in (
        ("claims", "claim"),
        ("contested", "contradiction"),
        ("entities", "entity"),
        ("articles", "article"),
    ):
        text = "".join(client.get(f"{base}/{page}?page={number}").text for number in (1, 2, 3))
        links = list(dict.fromkeys(re.findall(rf'href="({base}/{kind}/[^"?#]+)"', text)))
        found[f"/{kind}/ID"] = links[:: max(1, len(links) // rounds)][:rounds]
    found["/at"] = [f"{base}/at?article={link.rpartition('/')[2]}&start=400" for link in found["/article/ID"]]
    found["/why"] = [f"{base}/why/claim/{link.rpartition('/')[2]}" for link in found["/claim/ID"]]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path, help="a record of a small story, as made by `onrecord demo`")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onrecord-pages-") as folder:
        large = Path(folder) / "large.duckdb"
        print(f"{enlarge(asked.record, large, asked.articles)} articles, {large.stat().st_size / 2**20:.0f} MiB")
        with TestClient(create_app(large), base_url="http://127.0.0.1") as client:
            medians = []
            for kind, links in addresses(client, "/r/large", asked.rounds).items():
                times, busy = [], []
                for link in links:
                    started, before = time.perf_counter(), time.process_time()
                    answer = client.get(link)
                    times.append(1000 * (time.perf_counter() - started))
                    busy.append(1000 * (time.process_time() - before))
                    assert answer.status_code == 200, (link, answer.status_code)
                medians.append(statistics.median(times))
                print(
                    f"{kind:24} median {medians[-1]:6.0f} ms  first {times[0]:6.0f}  worst {max(times):6.0f}"
                    f"  CPU {statistics.median(busy):5.0f}  ({len(times)} requests)"
                )
            print(f"median page: {statistics.median(medians):.0f} ms; slowest kind of page: {max(medians):.0f} ms")


if __name__ == "__main__":
    main()
