"""What the names and phrases of one story say of each other in, more links out: initials, owners left out, groups of people.

A story is small enough that equal words in it mean one thing: "Turkey's Halden TV" and "Halden TV", "the Harbour Board" and
"the harbour board", "IOP" where one body has these initials. Each rule joins only where the story has one candidate.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..reusing.credit import outlet_name
from .crowds import counted, join_counted, join_main_crowds, significant
from .groups import Node
from .keys import shortenings
from .kinds import crowd_words, join_kinds, join_landforms, led_crowds
from .lists import country_names, with_bodies, with_countries
from .short import join_short_names
from .spelling import acronym_of, word_lists, words

if TYPE_CHECKING:
    from .state import Form, Linking, Named

_OWNER = re.compile(r"^(?:the |The )?((?:[A-Z][\w-]*\s)*[A-Z][\w-]*)['\u2019]s\s+(.+)$")
_CAPITALS = re.compile(r"^(?:[A-Z]\.?){3,7}$")
_TURNED = re.compile(r"\b(?:of|for)\b")
_CLAUSE = re.compile(r"\b(?:who|which|that)\b")
_FEW = 4  # words from which even a phrase for people who speak one by one is one group: copied
_GROUP_WORDS = 2  # words from which a phrase in small letters is as telling as a name


def outlet_keys(rows: Iterable[tuple[str, str]]) -> dict[str, dict[str, bool]]:
    """Story -> the keys of the outlets whose articles it holds, each with whether it is the whole name, from (story, outlet)."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for story, outlet in rows:
        tries = shortenings(words(outlet_name(outlet) or outlet))
        key = " ".join(tries[-1])
        found[story][key] = len(tries) == 1 or found[story].get(key, False)
    return dict(found)


def own_outlet(cluster: Named, forms: Sequence[Form], outlets: Mapping[str, Mapping[str, bool]]) -> Node | None:
    """The node of a cluster that bears the very name of an outlet of its story, whatever a reader took it for.

    A place bears it only where it is the whole name: the town of Norda is not the "Norda Post".
    """
    known = outlets.get(cluster.story_id, {})
    if any(form.kind in ("known", "country", "institution") for form in forms):
        return None
    keys = {form.key for form in forms if form.kind in ("part", "thing", "phrase", "person")}
    keys |= {form.key for form in forms if form.kind == "place" and known.get(form.key)}
    named = sorted(keys & known.keys())
    return ("thing", named[0]) if named else None


def join_told(state: Linking) -> None:
    """Run every rule of this module; the surest first."""
    join_equal_words(state)
    join_short_names(state)
    join_owners_left_out(state)
    join_initials(state)
    join_halves(state)
    join_crowds(state)
    join_counted(state)
    join_main_crowds(state)
    join_kinds(state)
    join_landforms(state)


def _told(state: Linking, *classes: str) -> Iterator[tuple[Named, Node, Form]]:
    """Every form of the clusters of these classes, with the node by which the cluster is met."""
    for cluster in state.clusters:
        if cluster.class_ in classes:
            for form in state.forms.get(cluster.cluster_id, ()):
                yield cluster, state.node[cluster.cluster_id], form


def join_equal_words(state: Linking) -> None:
    """Join a body that is named in capitals here and in small letters there, or taken for a person here and a body there."""
    names: dict[tuple[str, str], set[Node]] = defaultdict(set)
    for cluster, node, form in _told(state, "body", "person"):
        if form.form == "name" and form.kind in ("thing", "person") and node[0] in ("thing", "person", "known"):
            names[(cluster.story_id, form.key)].add(node)
    for _, nodes in sorted(names.items()):
        bodies = sorted(node for node in nodes if node[0] != "person")
        for node in sorted(nodes - set(bodies)):
            if bodies and node[1] == bodies[0][1]:
                state.groups.join(bodies[0], node)
    _join_turned(state)
    _join_plurals(state)
    for cluster, node, form in _told(state, "body"):
        if node[0] == "phrase" and form.kind == "phrase" and form.key.count(" ") + 1 >= _GROUP_WORDS:
            named = {state.groups.find(n) for n in names.get((cluster.story_id, form.key), ()) if n[0] == "thing"}
            if len(named) == 1:
                state.groups.join(min(named), node)


def _join_plurals(state: Linking) -> None:
    """Join names of several words that differ by an "s" at the end of a word: "Red Lantern" and "Red Lanterns" are one band."""
    alike: dict[tuple[str, tuple[str, ...]], set[Node]] = defaultdict(set)
    for cluster, node, form in _told(state, "body"):
        found = form.key.split()
        if form.form == "name" and form.kind == "thing" and node[0] == "thing" and len(found) >= _GROUP_WORDS:
            alike[(cluster.story_id, tuple(word.removesuffix("s") for word in found))].add(node)
    for _, nodes in sorted(alike.items()):
        for node in sorted(nodes):
            state.groups.join(min(nodes), node)


def _join_turned(state: Linking) -> None:
    """Join "the League for the Defence of Tenants" and "the Tenants' Defence League": the same words, turned by "of"."""
    turned: dict[tuple[str, frozenset[str]], dict[Node, bool]] = defaultdict(dict)
    for cluster, node, form in _told(state, "body"):
        found = frozenset(form.key.split())
        if form.form == "name" and form.kind == "thing" and node[0] == "thing" and len(found) >= _GROUP_WORDS:
            here = turned[(cluster.story_id, found)]
            here[node] = here.get(node, False) or _TURNED.search(form.alias) is not None
    for _, nodes in sorted(turned.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        for node in sorted(nodes):
            if any(nodes.values()):
                state.groups.join(min(nodes), node)


def join_owners_left_out(state: Linking) -> None:
    """Join "Turkey's Halden TV" and "the Norwegian port authority" with the same words without owner, where all have one.

    What a text calls a named body besides its name ("the law firm") joins it only where no second named one is so called.
    """
    plain: dict[tuple[str, str], set[Node]] = defaultdict(set)
    owned: dict[tuple[str, str], dict[str, set[Node]]] = defaultdict(lambda: defaultdict(set))
    called: dict[tuple[str, str], set[Node]] = defaultdict(set)
    for cluster, node, form in _told(state, "body"):
        if node[0] not in ("thing", "phrase", "known") or form.kind not in ("thing", "phrase"):
            continue
        whose, rest = owner_and_rest(form.alias)
        here = (cluster.story_id, rest or form.key)
        if form.kind == "phrase" and node[0] != "phrase":
            called[here].add(node)
            if whose:
                owned[here].setdefault(whose, set())
        elif whose:
            owned[here][whose].add(node)
        else:
            plain[here].add(node)
    for here, by_owner in sorted(owned.items()):
        nodes = sorted(node for found in by_owner.values() for node in found)
        nodes += sorted(plain.get(here, ()))
        others = sorted(called.get(here, ()))
        if len({state.groups.find(node) for node in others}) == 1:
            nodes += others
        if here[1] and len(by_owner) == 1:
            for node in nodes[1:]:
                state.groups.join(nodes[0], node)


def owner_and_rest(alias: str) -> tuple[str | None, str]:
    """(whose, the rest as a key) of "Turkey's Halden TV" -> (@TR, halden); (None, "") where no owner stands in front.

    The rest must be a name, or two words and more: "Tavran troops" are not all "troops".
    """
    match = _OWNER.match(alias)
    if match:
        whose, rest = match.groups()
        if whose.lower() in word_lists()["everybody"]:
            return None, ""  # the People's Bank is not the Bank
        found = with_countries(words(whose))[-1]
    else:
        tokens = [word for word in words(alias) if word != "the"]
        led = with_countries(tokens)
        if not led or not led[0].startswith("@") or len(led) < 2:
            return None, ""
        found, rest = led[0], " ".join(alias.split()[-(len(led) - 1) :])
    kept = [word for word in words(rest) if word not in word_lists()["empty"]]
    telling = any(word[0].isupper() for word in rest.split() if word[0].isalpha()) or len(kept) >= _GROUP_WORDS
    return (found, " ".join(shortenings(kept)[-1])) if kept and telling else (None, "")


def join_initials(state: Linking) -> None:
    """Join "IOP" to the one body of its story whose words have these initials, though no text says so in brackets."""
    short: dict[tuple[str, str], set[Node]] = defaultdict(set)
    long: dict[str, set[tuple[tuple[str, ...], Node]]] = defaultdict(set)
    for cluster, node, form in _told(state, "body", "place", "person"):
        if form.form != "name":
            continue
        if _CAPITALS.match(form.alias) and node[0] in ("thing", "part", "place"):
            short[(cluster.story_id, form.alias.replace(".", "").lower())].add(node)
        elif cluster.class_ == "body" and node[0] in ("thing", "known") and " " in form.alias:
            found = [word for word in words(form.alias) if word != "the"]
            long[cluster.story_id].add((tuple(found), node))
            if "television" in found:
                spelt = [part for word in found for part in (("t", "v") if word == "television" else (word,))]
                long[cluster.story_id].add((tuple(spelt), node))
    for (story, letters), nodes in sorted(short.items()):
        fitting = {state.groups.find(node) for name, node in long[story] if acronym_of(letters, list(name))}
        if len(fitting) == 1:
            for node in sorted(nodes):
                state.groups.join(min(fitting), node)


def join_halves(state: Linking) -> None:
    """Join "the North" to the one country whose name begins so, where every story that says it has that country."""
    halves: dict[Node, str] = {}
    for _, node, form in _told(state, "place", "body", "person"):
        if form.form == "name" and form.key in ("north", "south", "east", "west") and node[0] != "country":
            halves[node] = form.key
    named = {node: country_names().get(node[1], "").lower() for node in state.groups.nodes("country")}
    for half, key in sorted(halves.items()):
        stories = state.groups.stories(half)
        whole = [node for node, name in sorted(named.items()) if name.startswith(f"{key} ")]
        whole = [node for node in whole if state.groups.stories(node) & stories]
        if len(whole) == 1 and stories <= state.groups.stories(whole[0]):
            state.groups.join(whole[0], half)


def join_crowds(state: Linking) -> None:
    """Join "22 Tavran citizens" and "22 citizens of Tavra", "survivors" and "the survivors", "armed groups" within a story.

    Bare officials, sources and others who speak one by one stay apart: two articles rarely mean the same ones.
    """
    crowds: dict[tuple[str, frozenset[str]], set[Node]] = defaultdict(set)
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        forms = state.forms.get(cluster.cluster_id, ())
        if node[0] in ("country", "geo"):
            continue
        if forms and all(form.kind == "people" for form in forms):
            crowds[(cluster.story_id, frozenset({f"@{forms[0].key}", "people"}))].add(node)
            continue
        if any(form.form == "name" or form.kind == "someones" for form in forms):
            continue
        told = _CLAUSE.split(cluster.name, maxsplit=1)[0]
        found = crowd_words(counted([word for word in with_bodies(told) if word not in word_lists()["crowd_empty"]]))
        found = _armed(found, told)
        head = next((word for word in reversed(found) if _plural(word)), None)
        owned = any(word[0] in "@#" for word in found)
        telling = owned or significant(found) or len(found) >= (_GROUP_WORDS if cluster.class_ == "place" else _FEW)
        if head is None or (head in word_lists()["crowd_never"] and not telling):
            continue
        if (
            cluster.class_ in ("person", "place")
            or owned
            or len(found) >= _GROUP_WORDS
            or head in word_lists()["crowd_sent"]
        ):
            crowds[(cluster.story_id, frozenset(found))].add(node)
    for _, nodes in sorted(crowds.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        first = min(nodes)
        for node in sorted(nodes):
            state.groups.join(first, node)
    for one, other in led_crowds(crowds):
        state.groups.join(one, other)


_LAND = re.compile(r"[A-Z]\w+(?:an|ish|ese|i)\b")
_SOLDIERS = frozenset({"soldiers", "troops", "servicemen", "troopers"})
_FIGHTERS = frozenset("fighters militants jihadists jihadis terrorists gunmen insurgents rebels extremists".split())


def _armed(found: Sequence[str], told: str) -> list[str]:
    """The words of a crowd, those under arms for one land or body by one noun and without their number.

    So "some 6,000 Tavran soldiers" are the "Tavran troops", and "KVR militants" the "KVR fighters".
    """
    lands = {word for word in found if word[0] == "@"} | {match.lower() for match in _LAND.findall(told)}
    bodies = {word for word in found if word[0] == "#"}
    for noun, nouns, whose in (("troops", _SOLDIERS, lands), ("fighters", _FIGHTERS, bodies)):
        rest = {word for word in found if not word.isdigit()} - nouns
        if found and found[-1] in nouns and len(rest) == 1 and rest <= whose:
            return [*rest, noun]
    return list(found)


def _plural(word: str) -> bool:
    return len(word) > 3 and word[0] not in "@#" and word.endswith("s") and not word.endswith(("ss", "us", "is"))
