"""Clusters with their keys and scored pairs of names in, groups of clusters out: which clusters name one thing.

Certain links first (equal names, countries, listed bodies), then spellings with corroboration, then partial names,
offices and bodies named by their owner; each step sees what the ones before it joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from .bodies import SEVERAL, join_left, join_owned
from .capitals import Span, join_capitals
from .copied import join_copied
from .fighters import join_fighters
from .groups import Groups, Node
from .heads import cut_short
from .keys import institution
from .likely import join_likely
from .local import (
    Phrase,
    Use,
    any_medium,
    join_adjectives,
    join_coordinates,
    join_phrases,
    join_sounding,
    parts_of_places,
    phrase_of,
    pooled,
)
from .offices import join_offices, join_town_offices
from .owned import join_owned_people, owned_offices
from .printed import printed_alike
from .short import alike_in_role, ends_of_names
from .sites import join_sites
from .spelling import acronym_of, is_given_name, same_word, skeleton, word_lists, words
from .state import Form, Linking, Named, countries_of, offices_of, only
from .story import join_told, own_outlet
from .types import join_types
from .unnamed import join_unnamed
from .voices import join_voices

MIN_SHARED = 2
"""Other things two articles must both name before a surname alone links them across stories."""

WIDE_SHARE = 0.2
"""What more than this share of a larger pile names (a country, a big agency) corroborates nothing."""


def link(
    clusters: Sequence[Named],
    forms: Mapping[str, Sequence[Form]],
    pairs: Iterable[tuple[str, str, str, float]],
    apart: frozenset[tuple[Node, Node]] = frozenset(),
    together: Sequence[tuple[Node, Node]] = (),
    outlets: Mapping[str, Mapping[str, bool]] | None = None,
    copies: Sequence[tuple[str, str]] = (),
    owners: Sequence[tuple[str, str]] = (),
    quoted: frozenset[str] = frozenset(),
    alike: Sequence[tuple[float, str, str]] = (),
    speaking: Sequence[tuple[str, str, str]] = (),
    spans: Sequence[Span] = (),
    texts: Mapping[str, str] | None = None,
) -> Linking:
    """Group the clusters (sorted by id) that name one thing.

    `pairs` are (class, key, key, score) of names in several spellings; `apart` and `together` are people's judgements;
    `outlets` are the outlets of each story's articles, as keys with whether they are whole names; `copies` are pairs of clusters told by copied phrases,
    `owners` clusters with those that possess them, `alike` clusters without a name that likely are one,
    `speaking` clusters of people with the bodies for which they speak and the words of that office, `spans` where in `texts` clusters are met.
    """
    alike_names = {*pairs, *alike_in_role(clusters, forms)}
    scored = sorted(alike_names | {*ends_of_names(clusters, forms, alike_names)})
    one_name = frozenset((a, b) for class_, a, b, _ in scored if class_ == "person")
    state = Linking(clusters, forms, Groups(one_name, apart))
    nodes = pooled([use_of(c, forms.get(c.cluster_id, ())) for c in clusters], surnames_by_story(clusters, forms))
    located: dict[Node, set[Node]] = defaultdict(set)
    nodes |= parts_of_places(clusters, forms)
    for cluster in clusters:
        mine = forms.get(cluster.cluster_id, ())
        mark = own_outlet(cluster, mine, outlets or {}) or nodes.get(cluster.cluster_id)
        nodes[cluster.cluster_id] = mark or first_node(cluster, mine)
    nodes |= cut_short(clusters, forms, nodes)
    nodes |= printed_alike(clusters, forms, nodes)
    nodes |= owned_offices(clusters, forms, owners, nodes)
    for cluster in clusters:
        node = nodes[cluster.cluster_id]
        state.place(cluster, node)
        if node[0] == "geo":
            for form in forms.get(cluster.cluster_id, ()):
                located[("place", form.key)].add(node)
    for a, b in sorted(together):
        state.groups.join(a, b, forced=True)
    join_forms_of_clusters(state)
    join_coordinates(state.groups, located)
    join_sounding(state.groups, located)
    join_adjectives(state.groups)
    join_spellings(state, scored)
    join_owned(state)
    join_surnames(state)
    join_offices(state)
    join_town_offices(state)
    join_capitals(state, spans, texts or {})
    join_owned(state)  # again: persons found since may own a body
    join_voices(state, speaking)
    join_left(state)
    join_phrases(state.groups, phrases_by_story(state))
    join_owned_people(state, owners)
    join_told(state)
    join_fighters(state, spans, texts or {})
    join_types(state)
    join_sites(state, spans, texts or {})
    join_unnamed(state, quoted)
    join_copied(state, copies)
    join_likely(state, alike, quoted)
    return state


def use_of(cluster: Named, forms: Sequence[Form]) -> Use:
    """What pooling needs of a cluster; only clusters without full name, listed name or institution have a bare name."""
    bare: Counter[str] = Counter()
    telling = False
    for form in forms:
        telling = telling or form.kind in ("person", "country", "known", "institution")
        if form.form == "name" and form.kind in ("part", "place", "thing") and not _shortened(form):
            bare[form.key] += form.uses
    best = min(bare, key=lambda key: (-bare[key], key)) if bare and not telling else None
    return Use(
        cluster.cluster_id,
        cluster.article_id,
        cluster.story_id,
        cluster.class_,
        best,
        bare[best] if best else 0,
        cluster.geonames_id is not None,
    )


def _shortened(form: Form) -> bool:
    """Whether the key of a body leaves words of its name out: "Selmar Daily" is not met as Selmar, which is a town."""
    return form.kind == "thing" and len(form.key.split()) < sum(
        word not in word_lists()["empty"] for word in words(form.alias)
    )


def surnames_by_story(clusters: Sequence[Named], forms: Mapping[str, Sequence[Form]]) -> dict[str, frozenset[str]]:
    """Last words of the full names of each story's people."""
    found: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        for form in forms.get(cluster.cluster_id, ()):
            if form.kind == "person":
                found[cluster.story_id].add(form.key.split()[-1])
    return {story: frozenset(words) for story, words in found.items()}


def phrases_by_story(state: Linking) -> dict[str, list[Phrase]]:
    """The clusters of each story that are met by common nouns only."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for cluster in state.clusters:
        forms = state.forms.get(cluster.cluster_id, ())
        node = state.node[cluster.cluster_id]
        if any_medium(cluster):
            continue
        if node[0] in ("phrase", "thing", "alone") and all(form.form != "name" for form in forms):
            phrase = phrase_of(node, cluster.name, cluster.type)
            if phrase is not None:
                phrase = replace(phrase, article=cluster.article_id, uses=sum(form.uses for form in forms))
                found[cluster.story_id].append(phrase)
    return found


def first_node(cluster: Named, forms: Sequence[Form]) -> Node:
    """The node of a cluster by its own forms: the kind that carries furthest, then the form used most."""
    uses: Counter[tuple[str, str]] = Counter()
    for form in forms:
        uses[(form.kind, form.key)] += form.uses

    def most(*kinds: str) -> tuple[str, str] | None:
        found = [(-count, -len(key), kind, key) for (kind, key), count in uses.items() if kind in kinds]
        return min(found)[2:] if found else None

    if cluster.class_ == "person":
        best = most("person")
        if best:
            return best
        part = most("part")
        if part:
            return ("part", part[1], cluster.story_id)
        held, lone = most("office"), most("lone")
        if held:
            return ("office", held[1], cluster.story_id)
        return ("lone", lone[1], cluster.article_id) if lone else ("alone", cluster.cluster_id)
    if cluster.class_ == "place":
        return _place_node(cluster, most("country"), most("place"), uses)
    best = most("known", "institution", "thing", "country")
    if best and best[0] == "thing":
        fuller = [(form.kind, form.key) for form in forms if form.kind == "known" and _within(best[1], form.alias)]
        best = min(fuller, default=best)  # "Velmar" twice and "Velmar News", which is listed, once
    if best and best[0] == "institution" and not any(_says_country(form) for form in forms if form.key == best[1]):
        owned = [(-form.uses, form.key) for form in forms if form.kind == "bare" and not form.key.endswith("/")]
        if owned and min(owned)[1].split()[0] == best[1].split()[0]:
            return _bare_node(cluster, min(owned)[1])  # "Osk police", then "police": the country's only by its place
    if best:
        return best
    bare = most("bare")
    if bare:
        return _bare_node(cluster, _with_owner(bare[1], [key for kind, key in uses if kind == "bare"]))
    loose = most("phrase")
    return (*loose, cluster.story_id) if loose and not any_medium(cluster) else ("alone", cluster.cluster_id)


def _says_country(form: Form) -> bool:
    parts = institution(form.alias, None)
    return parts is not None and any(word.startswith("@") for word in parts[1])


def _within(key: str, alias: str) -> bool:
    """Whether all words of a key are among those of a longer name."""
    return set(key.split()) < set(words(alias))


def _place_node(
    cluster: Named, country: tuple[str, str] | None, place: tuple[str, str] | None, uses: Counter[tuple[str, str]]
) -> Node:
    if country and (place is None or uses[country] >= uses[place]):
        return country
    if cluster.metonymic and cluster.country:
        return ("country", cluster.country)
    if cluster.geonames_id is not None:
        return ("geo", str(cluster.geonames_id))
    if place:
        return place
    bare = min((key for kind, key in uses if kind == "bare"), default=None)  # "Parliament", taken for a place
    return _bare_node(cluster, bare) if bare else ("alone", cluster.cluster_id)


def _with_owner(key: str, keys: Sequence[str]) -> str:
    """The key of a body that its article names with its owner once and else without: "the Tavran ministry", "the ministry"."""
    whose, _, owner = key.partition("/")
    if owner or key.split()[0] not in SEVERAL:
        return key
    owned = {k for k in keys if not k.endswith("/") and set(whose.split()) <= set(k.partition("/")[0].split())}
    return owned.pop() if len(owned) == 1 else key


def _bare_node(cluster: Named, key: str) -> Node:
    """The node of a body without owner; "the ministry" is another one in the next article."""
    head, *rest = key.split()
    article = (cluster.article_id,) if head in SEVERAL and rest[-1] == "/" else ()
    return ("bare", key, cluster.story_id, *article)


def join_forms_of_clusters(state: Linking) -> None:
    """Join names that stand in one cluster where an acronym, or a second article that does the same, bears it out."""
    seen: dict[tuple[Node, Node], set[str]] = defaultdict(set)
    sure: set[tuple[Node, Node]] = set()
    for cluster in state.clusters:
        mine = state.node[cluster.cluster_id]
        if mine[0] not in ("person", "thing", "known"):
            continue
        for form in state.forms.get(cluster.cluster_id, ()):
            other: Node = (form.kind, form.key)
            if mine[0] == "thing" and form.kind in ("bare", "institution") and _shortens(mine[1], form):
                state.groups.join(mine, _bare_node(cluster, form.key) if form.kind == "bare" else other)
            if form.kind not in ("person", "thing") or other == mine:
                continue
            seen[(mine, other)].add(cluster.article_id)
            if mine[0] == "thing" and (_acronyms(mine[1], form.key) or _clipped_acronyms(mine[1], form.key)):
                sure.add((mine, other))
    for mine, other in sorted(seen):
        if (mine, other) in sure or mine[0] == "person" or len(seen[(mine, other)]) > 1:
            state.groups.join(mine, other)


def _shortens(key: str, form: Form) -> bool:
    """Whether a key is the acronym of an institution's name: "NDA" of "the National Disaster Authority"."""
    full = [word for at, word in enumerate(words(form.alias)) if at or word not in word_lists()["empty"]]
    return form.form == "name" and " " not in key and len(full) > 1 and acronym_of(key, full)


def _acronyms(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=lambda key: (len(key), key))
    return " " not in short and " " in long and acronym_of(short, long.split())


def _clipped_acronyms(a: str, b: str) -> bool:
    """Whether all initials of one, two at least, stand in the other and the first one first: the name is cut or translated (SPD, Social Democrats).

    That both stand in one cluster must already be known.
    """
    short, long = sorted((a, b), key=lambda key: (len(key), key))
    initials = [word[0] for word in long.split()]
    within = not Counter(initials) - Counter(short)
    return " " not in short and len(short) <= 5 and len(initials) >= 2 and within and short[0] == initials[0]


def join_spellings(state: Linking, pairs: Sequence[tuple[str, str, str, float]]) -> None:
    """Join two spellings of a name where one story has both, or offices or countries agree; the surest pairs first."""
    countries = countries_of(state)
    met = set(state.groups.nodes("person", "thing"))
    for class_, a, b, _score in sorted(pairs, key=lambda pair: (-pair[3], pair[:3])):
        kind = "person" if class_ == "person" else "thing"
        x, y = (kind, a), (kind, b)
        if x not in met or y not in met:
            continue
        if state.groups.stories(x) & state.groups.stories(y) or countries[x] & countries[y]:
            state.groups.join(x, y)


def join_surnames(state: Linking) -> None:
    """Join a surname alone to the one person of its story who bears it; across stories only with corroboration."""
    by_sound: dict[str, set[Node]] = defaultdict(set)
    for node in state.groups.nodes("person"):
        for word in node[1].split():
            by_sound[skeleton(word)].add(node)
    families: dict[str, list[Node]] = defaultdict(list)
    for node in state.groups.nodes("person"):
        families[node[1].split()[-1]].append(node)
    telling = _telling(state)
    held: dict[Node, set[tuple[str, ...]]] = defaultdict(set)
    for cluster in state.clusters:
        held[state.node[cluster.cluster_id]].update(offices_of(state, cluster))
    for node in state.groups.nodes("part"):
        word = node[1]
        bearers = sorted(n for n in by_sound[skeleton(word)] if any(same_word(word, w) for w in n[1].split()))
        equal = [n for n in bearers if word in n[1].split() and node[2] in state.groups.stories(n)]
        bearers = equal or bearers  # Lucy is not Luke where there is a Lucy
        surnames = [n for n in bearers if same_word(word, n[1].split()[-1])]
        local = only(state, [n for n in surnames if node[2] in state.groups.stories(n)])
        if local is None and not any(node[2] in state.groups.stories(n) for n in surnames):
            near = [n for n in bearers if node[2] in state.groups.stories(n)]
            if is_given_name(word):  # the one Juan of another article is not this article's Juan
                near = [n for n in near if _side_by_side(state, held, n, node) or _in_family(state, families, n, node)]
            local = only(state, near)
        if local is None and not any(node[2] in state.groups.stories(n) for n in bearers):
            afar = only(state, surnames)
            local = afar if afar and _shared(state, telling, node, afar) >= MIN_SHARED else None
        if local is not None:
            state.groups.join(local, node)
    parts: dict[str, list[Node]] = defaultdict(list)
    for node in state.groups.nodes("part"):
        parts[node[1]].append(node)
    for _, alike in sorted(parts.items()):
        for one, other in pairwise(alike):
            if _shared(state, telling, one, other) >= MIN_SHARED:
                state.groups.join(one, other)


def _in_family(state: Linking, families: Mapping[str, Sequence[Node]], full: Node, given: Node) -> bool:
    """Whether an article of a given name alone names another of the family: "Ana" beside Ivo Marden is Ana Marden."""
    others = [n for n in families[full[1].split()[-1]] if state.groups.find(n) != state.groups.find(full)]
    return any(state.groups.articles(n) & state.groups.articles(given) for n in others)


def _side_by_side(state: Linking, held: Mapping[Node, set[tuple[str, ...]]], a: Node, b: Node) -> bool:
    """Whether an article names both, or both hold one office."""
    offices = [{office for member in state.groups.members(node) for office in held.get(member, ())} for node in (a, b)]
    return bool(state.groups.articles(a) & state.groups.articles(b) or offices[0] & offices[1])


def _telling(state: Linking) -> dict[str, set[Node]]:
    """For each article the groups it names that a larger pile does not name everywhere."""
    total = len({cluster.article_id for cluster in state.clusters})
    spread: dict[Node, set[str]] = defaultdict(set)
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        if node[0] in ("person", "country", "known", "institution", "thing", "geo", "place"):
            spread[state.groups.find(node)].add(cluster.article_id)
    found: dict[str, set[Node]] = defaultdict(set)
    for root, articles in spread.items():
        if total <= 20 or len(articles) <= WIDE_SHARE * total:
            for article in articles:
                found[article].add(root)
    return found


def _shared(state: Linking, telling: Mapping[str, set[Node]], a: Node, b: Node) -> int:
    """How many telling things the articles of both groups name."""
    mine: set[Node] = set().union(*(telling.get(article, set()) for article in state.groups.articles(a)))
    theirs: set[Node] = set().union(*(telling.get(article, set()) for article in state.groups.articles(b)))
    return len((mine & theirs) - {state.groups.find(a), state.groups.find(b)})
