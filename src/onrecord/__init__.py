"""onrecord: who said what, through whom, when; every cell traceable to characters of a source.

>>> import onrecord
>>> report = onrecord.build(["articles/"], "story.duckdb")    # doctest: +SKIP
>>> with onrecord.open("story.duckdb") as record:             # doctest: +SKIP
...     record.contradictions
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from . import plots
    from .api import build, check, load, open, read, stance
    from .building import BuildReport
    from .errors import OnrecordError
    from .record import Evidence, Record
    from .settings import Settings

_HOMES = {
    "build": "api",
    "check": "api",
    "load": "api",
    "open": "api",
    "read": "api",
    "stance": "api",
    "BuildReport": "building",
    "Evidence": "record",
    "OnrecordError": "errors",
    "Record": "record",
    "Settings": "settings",
}

__all__ = [
    "BuildReport",
    "Evidence",
    "OnrecordError",
    "Record",
    "Settings",
    "__version__",
    "build",
    "check",
    "load",
    "open",
    "plots",
    "read",
    "stance",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import onrecord` itself costs next to nothing."""
    if name == "plots":
        import importlib

        return importlib.import_module(".plots", __name__)
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
