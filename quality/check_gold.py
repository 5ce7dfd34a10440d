"""A folder of gold documents (JSON) and their texts -> one line for each string not found, id not resolved, value not allowed.

usage: python quality/check_gold.py FOLDER [TEXTS]      (TEXTS: FOLDER/texts, if it is there, else FOLDER)

Exits 1 if there is any finding. The form is that of ../shared/gold/syria-2015/README.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.schema.values import ACTS, CLAIM_KINDS, COMPARATORS, ENTITY_TYPES, EVENT_TYPES
from onrecord.schema.values import EVENT_STATUSES as STATUSES
from onrecord.schema.values import SPEECH_KINDS as KINDS

DAY = re.compile(r"\d{4}-\d\d-\d\d")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Json = Mapping[str, Any]


def locate(text: str, needle: str, occurrence: int = 0) -> tuple[int, int] | None:
    """Start and end of the occurrence-th match (0-based, overlapping ones counted), or None."""
    at = -1
    for _ in range(occurrence + 1):
        at = text.find(needle, at + 1)
        if at < 0:
            return None
    return at, at + len(needle)


def parts(value: Any, occurrence: int | None = None) -> list[tuple[str, int | None]]:
    """A verbatim value (string, object with its occurrence, or list of both) as pairs of string and occurrence."""
    if isinstance(value, list):
        return [pair for item in value for pair in parts(item)]
    if isinstance(value, Mapping):
        return [(value["text"], value.get("occurrence"))]
    return [(value, occurrence)]


def check_string(text: str, value: Any, occurrence: int | None, unique: bool = True) -> Iterator[str]:
    """What is wrong with a verbatim string: it is missing, or it stands there twice and no occurrence is given."""
    for needle, which in parts(value, occurrence):
        if not needle:
            yield "an empty string"
        elif locate(text, needle, which or 0) is None:
            yield f"not in the text: {needle[:70]!r}" + (f" (occurrence {which})" if which else "")
        elif unique and which is None and locate(text, needle, 1) is not None:
            yield f"several times in the text, which one is not said: {needle[:70]!r}"


def one_of(name: str, value: Any, allowed: frozenset[str], null: bool = False) -> Iterator[str]:
    if not (value in allowed or (null and value is None)):
        yield f"{name} {value!r} is none of {', '.join(sorted(allowed))}"


def day(name: str, value: Any) -> Iterator[str]:
    if value is not None and not DAY.fullmatch(str(value)):
        yield f"{name} {value!r} is no date YYYY-MM-DD"


def known(name: str, value: Any, ids: frozenset[str]) -> Iterator[str]:
    if value is not None and value not in ids:
        yield f"{name} {value!r} names no row"


def check_attribution(row: Json, text: str, entities: frozenset[str], attributions: frozenset[str]) -> Iterator[str]:
    yield from check_string(text, row["content"], row.get("occurrence"))
    for key in ("cue", "source"):
        if row[key] is not None:
            yield from check_string(text, row[key], row.get(f"{key}_occurrence"))
    yield from known("speaker", row["speaker"], entities)
    yield from known("nested_in", row["nested_in"], attributions)
    yield from one_of("kind", row["kind"], KINDS)
    yield from one_of("act", row["act"], ACTS)
    yield from day("said_on", row["said_on"])
    if row["nested_in"] == row["id"]:
        yield "nested in itself"
    if not isinstance(row["via"], list):
        yield "via is no list"


def check_figure(row: Json, text: str, attributions: frozenset[str]) -> Iterator[str]:
    yield from check_string(text, row["text"], row.get("occurrence"))
    yield from one_of("comparator", row["comparator"], COMPARATORS, null=True)
    yield from known("attributed_to", row["attributed_to"], attributions | {"reportedly"})
    yield from day("as_of", row["as_of"])
    if row["value"] is not None and not isinstance(row["value"], int | float):
        yield f"value {row['value']!r} is no number"


def check_event(
    row: Json,
    text: str,
    entities: frozenset[str],
    attributions: frozenset[str],
    events: frozenset[str],
) -> Iterator[str]:
    yield from check_string(text, row["trigger"], row.get("occurrence"))
    yield from check_string(text, row["sentence"], row.get("sentence_occurrence"))
    trigger = locate(text, row["trigger"], row.get("occurrence") or 0)
    sentence = locate(text, row["sentence"], row.get("sentence_occurrence") or 0)
    if trigger and sentence and not (sentence[0] <= trigger[0] and trigger[1] <= sentence[1]):
        yield "the trigger stands outside of its sentence"
    yield from one_of("type", row["type"], EVENT_TYPES)
    yield from one_of("status", row["status"], STATUSES)
    yield from known("actor", row["actor"], entities)
    yield from known("recipient", row["recipient"], entities)
    yield from known("attributed_to", row["attributed_to"], attributions)
    yield from known("same_as", row.get("same_as"), events)
    yield from day("date", row["date"])


def check_document(gold: Json, text: str) -> list[str]:
    """All findings in one document, each with the id of its row in front; empty if there is none."""
    findings: list[str] = []
    ids = {name: frozenset(row["id"] for row in gold[name]) for name in ("entities", "attributions", "events")}

    def note(row: str, found: Iterator[str]) -> None:
        findings.extend(f"{row}: {line}" for line in found)

    for name in ("entities", "attributions", "figures", "events"):
        rows = [row["id"] for row in gold[name]]
        findings += [
            f"{one}: this id stands {rows.count(one)} times in {name}"
            for one in sorted(set(rows))
            if rows.count(one) > 1
        ]
    for item in gold["boilerplate"]:
        note("boilerplate", check_string(text, item, None))
    note("published", day("published", gold["published"]))
    for row in gold["entities"]:
        note(row["id"], one_of("type", row["type"], ENTITY_TYPES))
        for mention in row["mentions"]:
            note(row["id"], check_string(text, mention, None, unique=False))
        if not row["mentions"]:
            findings.append(f"{row['id']}: no mention")
    for row in gold["attributions"]:
        note(row["id"], check_attribution(row, text, ids["entities"], ids["attributions"]))
    for row in gold["figures"]:
        note(row["id"], check_figure(row, text, ids["attributions"]))
    for row in gold["events"]:
        note(row["id"], check_event(row, text, ids["entities"], ids["attributions"], ids["events"]))
    return findings


def check_story(story: Json, documents: Mapping[str, Json], texts: Mapping[str, str]) -> list[str]:
    """All findings in a story.json, given its documents and texts by file name."""
    findings: list[str] = []
    claims = frozenset(claim["id"] for claim in story["claims"])

    def reference(where: str, ref: Sequence[str]) -> None:
        name, what = ref
        if name not in documents:
            findings.append(f"{where}: no document {name!r}")
        elif what.startswith("s:"):
            if what[2:] not in texts[name]:
                findings.append(f"{where}: no such sentence in {name}: {what[2:72]!r}")
        elif what not in {row["id"] for row in documents[name]["attributions"]}:
            findings.append(f"{where}: no attribution {what!r} in {name}")

    for claim in story["claims"]:
        findings += [f"{claim['id']}: {line}" for line in one_of("kind", claim["kind"], CLAIM_KINDS)]
        for ref in [*claim["by"], *claim["against"]]:
            reference(claim["id"], ref)
    for row in story["contradictions"]:
        reference(row["id"], row["a"])
        reference(row["id"], row["b"])
    for link in story["same_speaker"]:
        for name, entity in link["mentions"]:
            if name not in documents or entity not in {row["id"] for row in documents[name]["entities"]}:
                findings.append(f"same_speaker {link['name']}: no entity {entity!r} in {name!r}")
    for origin in story["origins"]:
        findings += [f"origins: {line}" for line in known("claim", origin["claim"], claims)]
    for row in story["timeline"]:
        if row["date"] is not None and not DATE.fullmatch(row["date"]):
            findings.append(f"timeline: {row['date']!r} is no date")
        findings += [f"timeline: no document {name!r}" for name in row["docs"] if name not in documents]
    return findings


def check_folder(folder: Path, texts: Path) -> list[str]:
    """All findings in a folder of gold documents, each with the file's name in front."""
    documents: dict[str, Json] = {}
    bodies: dict[str, str] = {}
    findings: list[str] = []
    for path in sorted(folder.glob("*.json")):
        if path.name == "story.json":
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        body = texts / gold["doc"]
        if not body.is_file():
            findings.append(f"{path.name}: no text {body}")
            continue
        documents[gold["doc"]], bodies[gold["doc"]] = gold, body.read_text(encoding="utf-8")
        findings += [f"{path.name} {line}" for line in check_document(gold, bodies[gold["doc"]])]
    if not documents:
        findings.append(f"{folder}: no gold document")
    story = folder / "story.json"
    if story.is_file():
        found = check_story(json.loads(story.read_text(encoding="utf-8")), documents, bodies)
        findings += [f"story.json {line}" for line in found]
    return findings


def main(arguments: Sequence[str]) -> int:
    if not 1 <= len(arguments) <= 2:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    texts = Path(arguments[1]) if len(arguments) == 2 else folder / "texts"
    findings = check_folder(folder, texts if texts.is_dir() else folder)
    print("\n".join(findings) if findings else f"{folder}: nothing found")
    return 1 if findings else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
