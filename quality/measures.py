"""Strings, spans and counts in, comparisons and scores out: what the story score is made of."""

import re

import duckdb

OVERLAP = 0.5


def norm(s):
    s = re.sub(r"[^\w ]+", " ", (s or "").lower())
    return re.sub(r"^(the|a|an) ", "", re.sub(r"\s+", " ", s)).strip()


def same_name(a, b):
    """Equal, or one name's words all stand in the other ('Mekdad' ~ 'Faisal Mekdad')."""
    a, b = set(norm(a).split()), set(norm(b).split())
    return bool(a and b) and (a <= b or b <= a)


def locate(text, needle, occurrence=0):
    at = -1
    for _ in range((occurrence or 0) + 1):
        at = text.find(needle, at + 1)
        if at < 0:
            return None
    return at, at + len(needle)


def chars(spans):
    out = set()
    for a, b in spans:
        out.update(range(a, b))
    return out


def iou(a, b):
    return len(a & b) / len(a | b) if a or b else 0.0


class Tally:
    def __init__(self):
        self.hit = self.gold = self.pred = 0

    def row(self):
        p = self.hit / self.pred if self.pred else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return {
            "precision": round(p, 3),
            "recall": round(r, 3),
            "f1": round(f, 3),
            "gold": self.gold,
            "predicted": self.pred,
        }


class Share:
    def __init__(self):
        self.ok = self.n = 0

    def add(self, ok):
        self.ok += float(ok or 0)
        self.n += 1

    def row(self):
        return {"accuracy": round(self.ok / self.n, 3) if self.n else None, "of": self.n}


def match(gold, pred, score):
    """Greedy one-to-one matching of two lists by score(g, p) >= OVERLAP."""
    pairs = sorted(((score(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(pred)), reverse=True)
    used_g, used_p, out = set(), set(), {}
    for s, i, j in pairs:
        if s < OVERLAP or i in used_g or j in used_p:
            continue
        used_g.add(i), used_p.add(j)
        out[i] = j
    return out


def rows(db, sql, missing):
    try:
        cur = db.execute(sql)
    except duckdb.Error as e:
        missing.append(str(e).splitlines()[0])
        return []
    names = [c[0] for c in cur.description]
    return [dict(zip(names, r, strict=True)) for r in cur.fetchall()]
