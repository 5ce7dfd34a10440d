"""Measures every task and compares with the floors; exits 1 where one sank. `--write` raises floors to what was measured.

Floors stand in floors.json, by task: the hash of the corpus they were measured on, and a floor a metric. A task whose
corpus is not there (../shared is absent) is skipped, and the gate says so; our own gold is always there.
Lowering a floor needs a line in CHANGELOG.md with the reason.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import pkgutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.005  # what a floor is set below the measured value: another processor rounds differently


@dataclass(frozen=True)
class Task:
    """A named measurement on a corpus."""

    name: str
    corpus: Path

    @property
    def present(self) -> bool:
        """Whether the corpus is on this machine."""
        return self.corpus.exists()

    def corpus_hash(self) -> str:
        """A hash over the corpus' files: floors hold for the very corpus they were measured on."""
        files = [self.corpus] if self.corpus.is_file() else sorted(p for p in self.corpus.rglob("*") if p.is_file())
        digest = hashlib.blake2b(digest_size=8)
        for path in files:
            digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()

    def measure(self) -> dict[str, float]:
        """Run the measurement."""
        measured: dict[str, float] = importlib.import_module(f"quality.tasks.{self.name}").measure(self.corpus)
        return measured


def tasks() -> list[Task]:
    """Every module of quality.tasks, by name."""
    import quality.tasks

    names = sorted(module.name for module in pkgutil.iter_modules(quality.tasks.__path__))
    return [Task(name, importlib.import_module(f"quality.tasks.{name}").CORPUS) for name in names]


def main() -> int:
    """Measure, print, compare; 0 where every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help="tasks to run (default: all)")
    parser.add_argument("--write", action="store_true", help="raise floors to what was measured")
    arguments = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    sunk, skipped = [], []
    for task in tasks():
        if arguments.only and task.name not in arguments.only:
            continue
        if not task.present:
            skipped.append(task.name)
            continue
        started = time.monotonic()
        measured = task.measure()
        known = floors.get(task.name, {})
        if known and known["corpus"] != task.corpus_hash():
            print(f"{task.name}: the corpus changed since its floors were set; floors are shown, not enforced")
            known = {**known, "floors": {}}
        print(f"{task.name} ({time.monotonic() - started:.0f} s)")
        for metric, value in measured.items():
            floor = known.get("floors", {}).get(metric)
            low = floor is not None and value < floor
            print(f"  {metric:36} {value:.3f}  floor {'-' if floor is None else floor}{'  SUNK' if low else ''}")
            if low:
                sunk.append(f"{task.name}: {metric} {value:.3f} < {floor}")
        missing = set(known.get("floors", {})) - set(measured)
        sunk += [f"{task.name}: {metric} is not measured any more" for metric in sorted(missing)]
        if arguments.write:
            old = known.get("floors", {})
            raised = {m: max(old.get(m, 0.0), round(v - SLACK, 3)) for m, v in measured.items()}
            floors[task.name] = {"corpus": task.corpus_hash(), "floors": raised}
    if arguments.write:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if skipped:
        print(f"not measured, since {SHARED} is not on this machine: {', '.join(skipped)}; our own gold was used")
    for line in sunk:
        print("SUNK", line, file=sys.stderr)
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main())
