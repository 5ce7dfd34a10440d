"""Our own sentences: who said what, through whom, when; every form that news has for it, invented."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

from quality.devset import pipeline
from quality.measures import Share, Tally, chars, iou, match, norm, same_name
from quality.sentences import Case, Expected, read_sentences

CORPUS = Path(__file__).parents[1] / "gold" / "attribution" / "sentences.txt"


def read_case(case: Case) -> Any:
    """The read Doc of a case, its passages found by ingest; a lone line is a headline where its group says so."""
    from onrecord.ingest.assemble import Known, assemble
    from onrecord.pipeline import context_of
    from onrecord.reading.annotations import ArticleContext, Passage
    from onrecord.reading.reader import prepare

    known = Known(
        outlet=case.outlet,
        published_at=dt.datetime.fromisoformat(case.published) if case.published else None,
    )
    try:
        context = context_of(assemble(f"sentences.txt:{case.line}", case.text, known))
    except Exception:  # a line that is too short for an article
        day = dt.date.fromisoformat(case.published) if case.published else None
        context = ArticleContext(outlet=case.outlet, published_on=day)
    if case.group == "headline" or not context.passages:
        kind = "headline" if case.group == "headline" else "body"
        context = ArticleContext(
            article_id=f"c{case.line}",
            source=context.source,
            outlet=case.outlet,
            published_on=context.published_on,
            published_basis=context.published_basis,
            passages=(Passage(0, len(case.text), kind),),
        )
    nlp = pipeline()
    return nlp(prepare(nlp, case.text, context))


def matched(case: Case, doc: Any) -> dict[int, int]:
    """Expected row -> found attribution: contents that overlap by half, the same cue first where two share a content."""
    text, found = case.text, doc._.attributions
    gold = [chars(row.content_spans) for row in case.rows]
    have = [chars(a.content) for a in found]

    def score(i: int, j: int) -> float:
        overlap: float = iou(gold[i], have[j])
        cue = " ".join(text[a:b] for a, b in found[j].cue)
        same = case.rows[i].cue is not None and norm(case.rows[i].cue) == norm(cue)
        return overlap + 0.01 * same if overlap >= 0.5 else 0.0

    pairs: dict[int, int] = match(range(len(gold)), range(len(have)), score)
    return pairs


def right_speaker(row: Expected, attribution: Any, doc: Any) -> bool:
    """Whether the speaker is the one expected; an unnamed one may be null or a description of the source."""
    name = doc._.clusters[attribution.speaker].name if attribution.speaker is not None else None
    if row.speaker is None:
        if name is None:
            return True
        return row.source is not None and (row.unnamed is not None or same_name(name, row.source))
    if name is None:
        return False
    forms = {name} | {doc.text[m.start : m.end] for m in doc._.mentions if m.cluster == attribution.speaker}
    return any(same_name(form, row.speaker) for form in forms)


def measure(corpus: Path) -> dict[str, float]:
    """F1 of attributions and, of those found, the share with the right speaker, relay, kind, act, date and parent."""
    tally = Tally()
    names = ("speaker", "relay exact", "kind", "act", "said_on", "parent", "occasion", "content exact")
    shares = {name: Share() for name in names}
    for case in read_sentences(corpus):
        score_case(case, read_case(case), tally, shares, None)
    return {"F1": tally.row()["f1"], "precision": tally.row()["precision"]} | {
        name: float(share.row()["accuracy"] or 0.0) for name, share in shares.items()
    }


def score_case(case: Case, doc: Any, tally: Any, shares: dict[str, Any], wrong: list[str] | None) -> None:
    """Count one case; `wrong` collects what went wrong, in words."""
    rows, found = case.rows, doc._.attributions
    pairs = matched(case, doc)
    must = [i for i, row in enumerate(rows) if not row.optional and row.attitude is None]
    allowed = {j for i, j in pairs.items() if i not in must}
    tally.gold += len(must)
    tally.pred += len(found) - len(allowed)
    tally.hit += sum(i in pairs for i in must)
    notes: list[str] = []
    for i in must:
        row = rows[i]
        if i not in pairs:
            notes.append(f"MISS {row.source} | {row.cue} | {' .. '.join(row.content)}")
            continue
        a = found[pairs[i]]
        relay = [hop.name for hop in a.relay]
        parent = None if row.nested_in is None else pairs.get(row.nested_in - 1)
        checks = {
            "speaker": right_speaker(row, a, doc),
            "relay exact": len(relay) == len(row.relay)
            and all(same_name(x, y.name) for x, y in zip(relay, row.relay, strict=True)),
            "kind": a.kind == row.kind,
            "act": a.act == row.act,
            "parent": a.parent == parent,
            "content exact": chars(a.content) == chars(row.content_spans),
        }
        if not relay and not row.relay:
            del checks["relay exact"]
        if row.said_on:
            checks["said_on"] = str(a.said_on) == row.said_on
        if row.occasion:
            checks["occasion"] = a.occasion is not None and a.occasion.kind == row.occasion
        for name, ok in checks.items():
            shares[name].add(ok)
        bad = [name for name, ok in checks.items() if not ok]
        if bad:
            notes.append(f"{bad} want {row} got {describe(a, doc)}")
    for j, a in enumerate(found):
        if j not in pairs.values():
            notes.append(f"EXTRA {describe(a, doc)}")
    if wrong is not None and notes:
        wrong.append(f"{case.line} {case.title}: {case.text}\n" + "\n".join("   " + note for note in notes))


def describe(a: Any, doc: Any) -> str:
    """An attribution in one line."""
    text = doc.text

    def words(spans: Any) -> str:
        return " .. ".join(text[x:y] for x, y in spans)

    speaker = doc._.clusters[a.speaker].name if a.speaker is not None else f"null ({a.speaker_reason})"
    relay = " > ".join(f"{hop.name} ({hop.type})" for hop in a.relay)
    return (
        f"[{words(a.source)}] {words(a.cue)} <{words(a.content)}> speaker {speaker}, relay [{relay}], {a.kind}, {a.act}, "
        f"on {a.said_on} ({a.said_on_basis}), {a.occasion.kind if a.occasion else None}, in {a.parent}, {a.rule}"
    )


def main() -> None:
    """Print what went wrong, case by case, then the sums by group."""
    tally, wrong = Tally(), []
    shares = {
        name: Share()
        for name in ("speaker", "relay exact", "kind", "act", "said_on", "parent", "occasion", "content exact")
    }
    groups: Counter[str] = Counter()
    for case in read_sentences(CORPUS):
        before = len(wrong)
        score_case(case, read_case(case), tally, shares, wrong)
        groups[case.group] += len(wrong) - before
    print("\n".join(wrong))
    print(dict(groups), tally.row(), {name: share.row() for name, share in shares.items()})


if __name__ == "__main__":
    main()
