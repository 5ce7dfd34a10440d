"""`make demo`'s command, run on the installed wheel in a clean environment, as a newcomer would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.install
def test_the_demo_runs_from_the_wheel(tmp_path: Path) -> None:
    run = lambda *command, **more: subprocess.run(command, check=True, capture_output=True, text=True, **more)  # noqa: E731
    run(sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT))
    wheel = next(tmp_path.glob("*.whl"))
    assert wheel.stat().st_size < 60 * 2**20
    run(sys.executable, "-m", "venv", str(tmp_path / "clean"))
    python = tmp_path / "clean" / "bin" / "python"
    run(str(python), "-m", "pip", "install", "--quiet", "--constraint", str(ROOT / "constraints.txt"), str(wheel))
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    shown = run(str(tmp_path / "clean" / "bin" / "onrecord"), "demo", "-o", "demo", cwd=tmp_path, env=environment)
    assert "8 articles" in shown.stdout
    assert (tmp_path / "demo" / "report.html").stat().st_size > 10_000
