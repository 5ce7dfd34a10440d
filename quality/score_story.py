"""A record (DuckDB file) and a hand-made gold folder in, scores out: the measure of ../shared/tools, for machines without it.

usage: python -m quality.score_story RECORD.duckdb GOLD_FOLDER [--misses]
Articles are matched by the stem of article.source; a missing table scores 0, with a line saying so.
"""

import argparse
import json
import sys
from pathlib import Path

import duckdb

from quality.measures import Share, Tally, chars, iou, locate, match, norm, rows, same_name


def score(record, gold_folder):
    """The score table of a record against a gold folder, what was missing, and the gold items that were not found."""
    db = duckdb.connect(str(record), read_only=True)
    missing, misses = [], []

    documents = {Path(d["source"]).stem: d for d in rows(db, "select * from article", missing)}
    entities = {e["entity_id"]: e for e in rows(db, "select * from entity", missing)}
    for r in rows(db, "select * from entity_alias", missing):
        entities.get(r["entity_id"], {}).setdefault("aliases", []).append(r["alias"])
    by_doc = {}
    for table in ("attribution", "figure", "event", "mention", "passage", "statement"):
        for r in rows(db, f"select * from {table}", missing):
            by_doc.setdefault((table, r["article_id"]), []).append(r)
    content_of = {}
    for r in rows(db, "select * from attribution_span where role = 'content'", missing):
        content_of.setdefault(r["attribution_id"], []).append((r["start_char"], r["end_char"]))
    relays = {}
    for r in rows(db, "select * from relay order by attribution_id, hop", missing):
        relays.setdefault(r["attribution_id"], []).append(r["name"])
    names_of = {}
    for (table, _), found in by_doc.items():
        if table == "mention":
            for m in found:
                names_of.setdefault((m["article_id"], m["entity_id"]), set()).add(m["text"])

    attribution, figure, event, link = Tally(), Tally(), Tally(), Tally()
    speaker, relay, relay_hops, said, kind = Share(), Share(), Tally(), Share(), Share()
    event_status, event_date = Share(), Share()
    furniture, meta = Tally(), {k: Share() for k in ("outlet", "headline", "dateline_place", "published")}
    gold_attr_to_pred, gold_entity_to_pred, gold_docs = {}, {}, {}

    for path in sorted(Path(gold_folder).glob("*.json")):
        if path.name == "story.json":
            continue
        gold = json.loads(path.read_text())
        stem = Path(gold["doc"]).stem
        doc = documents.get(stem)
        gold_docs[stem] = gold
        if doc is None:
            missing.append(f"no document for {stem}")
            doc = {"article_id": None, "text": ""}
        text, did = doc["text"] or "", doc["article_id"]
        for key, col in (("outlet", "outlet"), ("headline", "headline"), ("dateline_place", "dateline_place")):
            if gold.get(key):
                g = gold[key] if isinstance(gold[key], str) else gold[key].get("text", "")
                meta[key].add(same_name(g, str(doc.get(col) or "")))
        if gold.get("published"):
            meta["published"].add(str(doc.get("published_at") or "")[:10] == gold["published"])

        ents = {e["id"]: e for e in gold["entities"]}

        def surface(e):
            return [e["name"]] + [m if isinstance(m, str) else m.get("text", "") for m in e["mentions"]]

        def is_entity(pred_id, gold_id):
            if pred_id is None or gold_id not in ents:
                return False
            forms = set(names_of.get((did, pred_id), ()))
            e = entities.get(pred_id) or {}
            forms |= {e.get("name") or ""} | set(e.get("aliases") or ())
            return any(norm(f) and norm(f) == norm(g) for f in forms for g in surface(ents[gold_id]))

        # attributions
        preds = by_doc.get(("attribution", did), [])
        pred_chars = [chars(content_of.get(p["attribution_id"], [])) for p in preds]
        gold_a, gold_chars = [], []
        for a in gold["attributions"]:
            parts = a["content"] if isinstance(a["content"], list) else [a["content"]]
            spans = []
            for part in parts:
                if isinstance(part, dict):
                    part, occ = part["text"], part.get("occurrence", 0)
                else:
                    occ = a.get("occurrence", 0) if len(parts) == 1 else 0
                at = locate(text, part, occ)
                if at:
                    spans.append(at)
            gold_a.append(a)
            gold_chars.append(chars(spans))
        m = match(list(range(len(gold_a))), list(range(len(preds))), lambda i, j: iou(gold_chars[i], pred_chars[j]))
        attribution.hit += len(m)
        attribution.gold += len(gold_a)
        attribution.pred += len(preds)
        for i, a in enumerate(gold_a):
            if i not in m:
                misses.append(f"{stem} attribution {a['id']}: {str(a['content'])[:90]}")
                if a.get("via"):
                    relay.add(False)
                    relay_hops.gold += len(a["via"])
                continue
            p = preds[m[i]]
            gold_attr_to_pred[(stem, a["id"])] = p["attribution_id"]
            if a.get("speaker"):
                speaker.add(is_entity(p.get("speaker_id"), a["speaker"]))
            got, want = relays.get(p["attribution_id"], []), a.get("via") or []
            if got or want:
                relay.add(len(got) == len(want) and all(same_name(x, y) for x, y in zip(got, want, strict=False)))
                relay_hops.gold += len(want)
                relay_hops.pred += len(got)
                relay_hops.hit += sum(any(same_name(x, y) for y in got) for x in want)
            if a.get("said_on"):
                said.add(str(p.get("said_on") or "")[:10] == a["said_on"])
            if a.get("kind"):
                kind.add(p.get("kind") == a["kind"])

        # figures
        preds = by_doc.get(("figure", did), [])
        gold_f = [
            (f, locate(text, f["text"], f.get("occurrence"))) for f in gold["figures"] if f.get("value") is not None
        ]
        vague = [locate(text, f["text"], f.get("occurrence")) for f in gold["figures"] if f.get("value") is None]
        preds = [p for p in preds if not any(at and at[0] <= p["start_char"] < at[1] for at in vague)]

        def figure_score(g, p):
            f, at = g
            if not at or p["end_char"] <= at[0] or p["start_char"] >= at[1] or p.get("value") is None:
                return 0
            near = abs(float(p["value"]) - float(f["value"])) <= 1e-6 * max(1.0, abs(float(f["value"])))
            return 1 if near else 0

        m = match(gold_f, preds, figure_score)
        figure.hit += len(m)
        figure.gold += len(gold_f)
        figure.pred += len(preds)
        misses += [f"{stem} figure {f['id']}: {f['text'][:80]}" for i, (f, _) in enumerate(gold_f) if i not in m]

        # events
        preds = by_doc.get(("event", did), [])
        gold_e = [(v, locate(text, v["sentence"], v.get("sentence_occurrence"))) for v in gold["events"]]

        def event_score(g, p):
            v, at = g
            if not at or not (at[0] <= p["start_char"] < at[1]) or p.get("type") != v["type"]:
                return 0
            trigger = v["trigger"] if isinstance(v["trigger"], str) else v["trigger"].get("text", "")
            t = set(norm(trigger).split()) & set(norm(p.get("trigger")).split())
            return 1.0 if t else 0.6

        m = match(gold_e, preds, event_score)
        event.hit += len(m)
        event.gold += len(gold_e)
        event.pred += len(preds)
        for i, (v, _) in enumerate(gold_e):
            if i not in m:
                misses.append(f"{stem} event {v['id']}: {v['type']} {v['sentence'][:70]}")
                continue
            p = preds[m[i]]
            event_status.add(p.get("status") == v["status"])
            if v.get("date"):
                event_date.add(str(p.get("happened_from") or "")[:10] == v["date"])

        # furniture
        g, p = (
            set(),
            chars(
                [(x["start_char"], x["end_char"]) for x in by_doc.get(("passage", did), []) if x["kind"] == "furniture"]
            ),
        )
        for b in gold.get("boilerplate", []):
            b, occ = (b, 0) if isinstance(b, str) else (b["text"], b.get("occurrence", 0))
            at = locate(text, b, occ)
            if at:
                g |= chars([at])
        g = {c for c in g if not text[c].isspace()}
        p = {c for c in p if c < len(text) and not text[c].isspace()}
        furniture.hit += len(g & p)
        furniture.gold += len(g)
        furniture.pred += len(p)

        # entity of each gold entity: the predicted entity that most of its surface forms carry
        for e in gold["entities"]:
            votes = {}
            for ment in by_doc.get(("mention", did), []):
                if any(norm(ment["text"]) == norm(s) for s in surface(e)):
                    votes[ment["entity_id"]] = votes.get(ment["entity_id"], 0) + 1
            if votes:
                gold_entity_to_pred[(stem, e["id"])] = max(votes, key=votes.get)

    story_path = Path(gold_folder) / "story.json"
    story = json.loads(story_path.read_text()) if story_path.exists() else {}

    def key(doc):
        return Path(doc).stem

    # cross-document entity links: pairs of gold entities that are one; and gold entities of distinct links that got merged
    groups = [[(key(d), e) for d, e in s["mentions"]] for s in story.get("same_speaker", [])]
    for gi, group in enumerate(groups):
        for x in range(len(group)):
            for y in range(x + 1, len(group)):
                link.gold += 1
                a, b = gold_entity_to_pred.get(group[x]), gold_entity_to_pred.get(group[y])
                if a is not None and a == b:
                    link.hit += 1
                    link.pred += 1
        for other in groups[gi + 1 :]:
            for a in group:
                for b in other:
                    pa, pb = gold_entity_to_pred.get(a), gold_entity_to_pred.get(b)
                    if pa is not None and pa == pb:
                        link.pred += 1

    # claims: pairs of statements that gold puts on one claim (either stance)
    statements = [s for (t, _), v in by_doc.items() if t == "statement" for s in v]
    stem_of = {d["article_id"]: s for s, d in documents.items()}

    def statement_of(ref):
        """Predicted statements that stand for a gold reference [doc, attribution id | 's:sentence' | 'e..'/'f..']."""
        doc, what = key(ref[0]), ref[1]
        d = documents.get(doc)
        if d is None:
            return set()
        if what.startswith("@"):
            span = tuple(map(int, what[1:].split("-")))
        elif what.startswith("s:"):
            span = locate(d["text"], what[2:])
        else:
            if (doc, what) in gold_attr_to_pred:
                hit = {
                    s["statement_id"] for s in statements if s.get("attribution_id") == gold_attr_to_pred[(doc, what)]
                }
                if hit:
                    return hit
            items = [i for k in ("attributions", "figures", "events") for i in gold_docs[doc][k] if i["id"] == what]
            if not items:
                return set()
            c = items[0].get("content") or items[0].get("sentence") or items[0].get("text")
            c = c[0] if isinstance(c, list) else c
            c = c.get("text") if isinstance(c, dict) else c
            span = locate(d["text"], c)
        if not span:
            return set()
        want = chars([span])
        out = set()
        for s in statements:
            if stem_of.get(s["article_id"]) == doc:
                got = chars([(s["start_char"], s["end_char"])])
                if len(got & want) >= 0.5 * min(len(got), len(want)):
                    out.add(s["statement_id"])
        return out

    claim_of, stance_of = {}, {}
    for r in rows(db, "select * from claim_statement", missing):
        claim_of.setdefault(r["statement_id"], set()).add(r["claim_id"])
        stance_of[(r["claim_id"], r["statement_id"])] = r.get("stance")
    claim_rows = {c["claim_id"]: c for c in rows(db, "select * from claim", missing)}

    def claims_of(ref):
        return {c for s in statement_of(ref) for c in claim_of.get(s, ())}

    claim, claim_right = Tally(), 0
    gold_claims = [[tuple(r) for r in c.get("by", []) + c.get("against", [])] for c in story.get("claims", [])]
    together = {}
    for i, refs in enumerate(gold_claims):
        for x in refs:
            for y in refs:
                if x < y and x[0] != y[0]:
                    together.setdefault((x, y), i)
    # with a second annotator: what both put together must be found, what either did may be
    must = {tuple(map(tuple, p)) for p in story.get("pairs_core", together)}
    may = {tuple(map(tuple, p)) for p in story.get("pairs_any", together)}
    every = sorted({r for refs in gold_claims for r in refs} | {r for p in may for r in p})
    predicted = {r: claims_of(r) for r in every}
    for n, x in enumerate(every):
        for y in every[n + 1 :]:
            if x[0] == y[0]:
                continue
            ok = bool(predicted[x] & predicted[y])
            claim.gold += (x, y) in must
            claim.hit += (x, y) in must and ok
            claim.pred += ok
            claim_right += (x, y) in may and ok
            if (x, y) in must and not ok:
                misses.append(f"claim: {x} ~ {y}"[:170])
    p = claim_right / claim.pred if claim.pred else 0.0
    r = claim.hit / claim.gold if claim.gold else 0.0
    claim_row = {
        "precision": round(p, 3),
        "recall": round(r, 3),
        "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0,
        "gold": claim.gold,
        "predicted": claim.pred,
    }

    found = rows(db, "select * from contradiction", missing)
    gold_pairs = [(statement_of(x["a"]), statement_of(x["b"])) for x in story.get("contradictions", [])]
    gold_pairs += [
        (statement_of(a), statement_of(b))
        for c in story.get("claims", [])
        for a in c.get("by", [])
        for b in c.get("against", [])
    ]
    gold_pairs += [(statement_of(a), statement_of(b)) for a, b in story.get("also_contradictions", [])]
    core = [i for i, x in enumerate(story.get("contradictions", [])) if x.get("core", True)]
    stated = len(core)
    hit_gold, hit_pred = set(), 0
    for f in found:
        pair = {f["statement_a"], f["statement_b"]}
        ok = False
        for i, (a, b) in enumerate(gold_pairs):
            if len(pair) == 2 and (
                (f["statement_a"] in a and f["statement_b"] in b) or (f["statement_a"] in b and f["statement_b"] in a)
            ):
                ok = True
                if i in core:
                    hit_gold.add(i)
        hit_pred += ok
    p = hit_pred / len(found) if found else 0.0
    r = len(hit_gold) / stated if stated else 0.0
    contradiction_row = {
        "precision": round(p, 3),
        "recall": round(r, 3),
        "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0,
        "gold": stated,
        "predicted": len(found),
    }
    misses += [
        f"contradiction {x['id']}: {x['why'][:110]}"
        for i, x in enumerate(story.get("contradictions", []))
        if i in core and i not in hit_gold
    ]

    origin = Share()
    for o in story.get("origins", []):
        c = next((c for c in story["claims"] if c["id"] == o["claim"]), None)
        if not c:
            continue
        votes = {}
        for ref in c["by"]:
            for k in claims_of(tuple(ref)):
                votes[k] = votes.get(k, 0) + 1
        # of claims that hold as many, the share that is right: the tool of ../shared takes one of them by chance
        best = [claim_rows.get(k, {}) for k, n in votes.items() if n == max(votes.values())]
        counts = o.get("counts", [len(o["independent_origins"])])
        origin.add(sum(c.get("independent_origins") in counts for c in best) / len(best) if best else 0)

    timeline = Tally()
    dates = {
        str(t["date"])[:10] for t in rows(db, "select distinct date from timeline where date is not null", missing)
    }
    dates = {d for d in dates if len(d) == 10}
    want = {t["date"] for t in story.get("timeline", []) if t.get("date") and len(t["date"]) == 10}
    timeline.gold, timeline.pred, timeline.hit = len(want), len(dates), len(want & dates)

    out = {
        "attribution": attribution.row(),
        "speaker": speaker.row(),
        "relay chain exact": relay.row(),
        "relay hops": relay_hops.row(),
        "said_on": said.row(),
        "kind": kind.row(),
        "figure": figure.row(),
        "event": event.row(),
        "event status": event_status.row(),
        "event date": event_date.row(),
        "furniture": furniture.row(),
        **{f"document {k}": v.row() for k, v in meta.items()},
        "entity links across documents": link.row(),
        "claim pairs across documents": claim_row,
        "contradiction": contradiction_row,
        "independent origins": origin.row(),
        "timeline dates": timeline.row(),
    }
    db.close()
    return out, missing, misses


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("record")
    ap.add_argument("gold")
    ap.add_argument("--misses", action="store_true", help="list gold items that were not found")
    args = ap.parse_args()
    out, missing, misses = score(args.record, args.gold)
    for name, row in out.items():
        print(f"{name:32}", "  ".join(f"{k} {v}" for k, v in row.items()))
    for line in missing:
        print("missing:", line)
    if args.misses:
        print("\n".join(misses), file=sys.stderr)


if __name__ == "__main__":
    main()
