"""Two points in degrees in, the great-circle distance in kilometres out."""

from __future__ import annotations

import math

_RADIUS = 6371.0


def kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Kilometres between two points, by the haversine formula on a sphere of 6,371 km."""
    a, b, c, d = (math.radians(x) for x in (lat_a, lon_a, lat_b, lon_b))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))
