"""A record's path in, a build in a process of its own out, with its progress; one at a time for each record."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Job:
    """What a build is doing; `finished` holds its report or its error once it has ended."""

    doing: str = "starting"
    done: int = 0
    total: int = 0
    finished: dict[str, Any] | None = None
    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def share(self) -> int:
        """How much of the present step is done, in percent."""
        return 100 * self.done // self.total if self.total else 0


class Builds:
    """The builds of a server, by record name; the server goes on answering from the old record while one runs."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._guard = threading.Lock()

    def job(self, name: str) -> Job | None:
        """The last build of a record, running or ended."""
        return self._jobs.get(name)

    def running(self, name: str) -> bool:
        """Whether a build of this record is under way."""
        job = self._jobs.get(name)
        return job is not None and job.finished is None

    def start(self, name: str, target: Path, kept: list[str], refused: list[str]) -> Job:
        """Start a build; gives the one under way where there is one, whose successor starts when it ends."""
        with self._guard:
            job = Job(kept=kept, refused=refused)
            before = self._jobs.get(name) if self.running(name) else None
            if before is not None:  # its page is no longer seen
                job.kept, job.refused = [*before.kept, *kept], [*before.refused, *refused]
            self._jobs[name] = job
        threading.Thread(target=self._run, args=(job, target, before), daemon=True).start()
        return job

    @staticmethod
    def _run(job: Job, target: Path, before: Job | None) -> None:
        while before is not None and before.finished is None:
            job.doing = "waiting for the build before"
            threading.Event().wait(0.2)
        command = [sys.executable, "-m", "onrecord.web.rebuild", target.name]
        # Run in the record's folder, so that sources read `story.articles/a.txt` wherever the folder lies.
        package = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
        environment = {**os.environ, "PYTHONPATH": path}
        last: dict[str, Any] = {"error": "the build ended without a word; look at the server's output"}
        try:
            with subprocess.Popen(
                command, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=target.parent, env=environment
            ) as process:
                for line in process.stdout or ():
                    said = json.loads(line) if line.startswith("{") else {}
                    if "doing" in said:
                        job.doing, job.done, job.total = said["doing"], said["done"], said["total"]
                    elif said:
                        last = said
        except (OSError, ValueError) as error:
            last = {"error": f"the build could not be run: {error}"}
        job.finished = last
