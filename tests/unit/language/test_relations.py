from __future__ import annotations

from typing import Any

import numpy as np

from onrecord.reading.language.bio import best_tags, spans_of
from onrecord.reading.language.encoder import Scores
from onrecord.reading.language.relations import relations_of, sought, voices_of

TAGS = {".": 0, "S": 1, "s": 2, "Q": 3, "q": 4, "C": 5, "c": 6}


class Written:
    """Stands in for the network: the tags of each cue are written out by hand."""

    def __init__(self, by_cue: dict[int, str], lines: list[int], least: float) -> None:
        self.by_cue, self.lines, self.facts = by_cue, lines, {"relation": least}
        self.asked: list[tuple[int, list[int]]] = []
        self.styles: set[str] = set()

    def cues(self, scores: Scores) -> Any:
        """Only the second word opens a cue."""
        return np.array([-9.0, 9.0, *[-9.0] * (len(scores.vectors) - 2)], np.float32)

    def tag(self, vectors: Any, cues: Any, style: str) -> Any:
        self.styles.add(style)
        low = int(vectors[0, 0])
        self.asked.append((low, cues.tolist()))
        out = np.full((len(cues), len(vectors), 7), -9.0, np.float32)
        for row, cue in enumerate(cues.tolist()):
            for i, letter in enumerate(self.by_cue[low + cue]):
                out[row, i, TAGS[letter]] = 9.0
        return out


def read(text: str, by_cue: dict[int, str], lines: tuple[int, ...] = (0,), least: float = 0.4) -> Any:
    n = len(text.split())
    anchors = np.full((n, 2), [9.0, -9.0], np.float32)
    for cue in by_cue:
        anchors[cue] = [-9.0, 9.0]
    breaks = np.zeros(n, bool)
    breaks[list(lines)] = True
    vectors = np.arange(n, dtype=np.float32)[:, None] * np.ones((1, 4), np.float32)
    network: Any = Written(by_cue, list(lines), least)
    return relations_of(network, Scores(vectors, {"anchor": anchors}, [], breaks, breaks), np.arange(n) + 10), network


def test_a_quotation_in_two_pieces_is_one_content() -> None:
    (relation,), _ = read("We , Koral said , stay", {3: "Cc.".replace(".", "S") + "Q" + ".C"})
    assert relation.source == ((12, 13),)
    assert relation.cue == ((13, 14),)
    assert relation.content == ((10, 12), (15, 16))


def test_each_cue_is_asked_in_its_own_paragraph() -> None:
    relations, network = read("A said x B said y", {1: "SQC", 4: "SQC"}, lines=(0, 3))
    assert network.asked == [(0, [1]), (3, [1])]
    assert [r.content for r in relations] == [((12, 13),), ((15, 16),)]


def test_nested_speech_gives_two_relations_over_the_same_words() -> None:
    outer, inner = read("A said B denied x", {1: "SQCcc", 3: "..SQC"})[0]
    assert outer.content == ((12, 15),)
    assert inner.source == ((12, 13),)
    assert inner.content == ((14, 15),)


def test_a_cue_without_content_reports_nothing() -> None:
    assert read("A said so", {1: "SQ."})[0] == ()


def test_the_cue_asked_for_is_part_of_its_cue() -> None:
    ((relation,), _) = read("A said x", {1: "S.C"}, least=1e-6)
    assert relation.cue == ((11, 12),)


def likely(rows: list[dict[int, float]]) -> Any:
    line = np.full((len(rows), 7), -8.0, np.float32)
    for i, row in enumerate(rows):
        for tag, share in row.items():
            line[i, tag] = np.log(share)
    return line


def test_tags_are_the_best_legal_path() -> None:
    # Word by word the best tags are B-cue, B-content, I-source, I-content; I-source cannot follow content.
    line = likely([{3: 1.0}, {5: 0.9}, {2: 0.5, 6: 0.45}, {6: 0.9}])
    assert [p.tolist() for p in best_tags([line])] == [[3, 5, 6, 6]]


def test_lines_of_other_lengths_do_not_change_a_path() -> None:
    short, long = likely([{3: 1.0}, {5: 0.9}]), likely([{5: 0.9}, {6: 0.9}, {0: 0.9}, {3: 1.0}])
    together = best_tags([short, long], 0.5)
    assert [p.tolist() for p in together] == [[3, 5], [5, 6, 0, 3]]
    assert best_tags([short], 0.5)[0].tolist() == together[0].tolist()


def test_a_switch_cost_keeps_a_span_whole() -> None:
    line = likely([{5: 0.9}, {6: 0.45, 5: 0.5}, {6: 0.9}])
    assert best_tags([line], 0.0)[0].tolist() == [5, 5, 6]
    assert best_tags([line], 0.5)[0].tolist() == [5, 6, 6]


def test_spans_end_where_a_type_or_a_b_begins() -> None:
    assert spans_of(np.array([1, 2, 1, 0, 5, 6, 3])) == [(0, 2, 0), (2, 3, 0), (4, 6, 2), (6, 7, 1)]


def test_a_relation_the_tags_doubt_is_dropped() -> None:
    assert read("A said x", {1: "S.C"}, least=0.4)[0] == ()


def test_a_source_is_sought_harder_where_none_was_tagged() -> None:
    near = likely([{0: 0.6, 1: 0.35}, {3: 1.0}, {5: 0.9}])
    far = likely([{0: 0.85, 1: 0.15}, {3: 1.0}, {5: 0.9}])
    found = likely([{1: 0.9}, {3: 1.0}, {5: 0.55, 1: 0.45}])
    lines = [near, far, found]
    plain = best_tags(lines, 0.5)
    assert [p.tolist() for p in plain] == [[0, 3, 5], [0, 3, 5], [1, 3, 5]]
    assert [p.tolist() for p in sought(lines, plain, 0.5)] == [[1, 3, 5], [0, 3, 5], [1, 3, 5]]


def test_voices_have_cues_and_tags_of_their_own() -> None:
    (relation,), network = read("A hoped B said x", {3: "..SQC"})
    assert relation.cue == ((13, 14),)
    assert network.styles == {"relations"}
    network.by_cue[1] = "SQC.."
    vectors = np.arange(5, dtype=np.float32)[:, None] * np.ones((1, 4), np.float32)
    lines = np.array([True, False, False, False, False])
    (voice,), sure = voices_of(network, Scores(vectors, {}, [], lines, lines), np.arange(5) + 10)
    assert (voice.source, voice.cue, voice.content) == (((10, 11),), ((11, 12),), ((12, 13),))
    assert network.styles == {"relations", "voices"}
    assert [round(float(share)) for share in sure] == [0, 1, 0, 0, 0]
