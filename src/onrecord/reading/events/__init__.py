"""A read Doc in, its events out (`doc._.events`): PLOVER type, who, to whom, where, when, and with what status."""

from __future__ import annotations

from .component import read_events

__all__ = ["read_events"]
