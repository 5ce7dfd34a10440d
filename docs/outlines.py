"""The npm package world-atlas in, src/onrecord/reporting/outlines.json.gz out: coasts and borders for the map.

usage: npm pack world-atlas && tar xzf world-atlas-*.tgz && python docs/outlines.py package/countries-50m.json
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src" / "onrecord" / "reporting" / "outlines.json.gz"
SPELLED_OUT = {
    "Is.": "Islands", "I.": "Island", "N.": "Northern", "S.": "South", "U.S.": "US", "Geo.": "Georgia", "Br.": "British", "Ter.": "Territory",
    "St.": "Saint", "Vin.": "Vincent", "Gren.": "Grenadines", "W.": "Western", "Fr.": "French", "Eq.": "Equatorial", "Rep.": "Republic",
    "Dem.": "Democratic", "Herz.": "Herzegovina", "Barb.": "Barbuda",
}  # fmt: skip


def spelled_out(name: str) -> str:
    """A country's name without the abbreviations of the atlas."""
    words = {
        "Dem. Rep. Congo": "DR Congo",
        "Dominican Rep.": "Dominican Republic",
        "Fr. S. Antarctic Lands": "French Southern Lands",
    }
    return words.get(name) or " ".join(SPELLED_OUT.get(word, word) for word in name.split())


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a TopoJSON geometry as rings of numbers of arcs."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    if geometry["type"] == "MultiPolygon":
        found: list[list[list[int]]] = geometry["arcs"]
        return found
    return []


def main(source: Path) -> None:
    """Keep what is drawn: arcs, land, countries with their names."""
    atlas = json.loads(source.read_text(encoding="utf-8"))
    objects = atlas["objects"]
    kept = {
        "scale": atlas["transform"]["scale"],
        "translate": atlas["transform"]["translate"],
        "arcs": atlas["arcs"],
        "land": [polygon for each in objects["land"]["geometries"] for polygon in polygons(each)],
        "countries": [
            [spelled_out(each["properties"]["name"]), polygons(each)]
            for each in objects["countries"]["geometries"]
            if polygons(each)
        ],
    }
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(TARGET, TARGET.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
