"""What verbs, nouns and adjectives mean stands in the packs; the code of the reading is grammar.

A collection in the code with three or more words of an open class is knowledge of a language that
an analyst cannot edit.  Words of closed classes, names of labels, classes and rungs are no such
words.  What is left is listed with a reason; an entry that is no longer needed fails too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from tallywire.extract.grammar.parse import RELATIONS
from tallywire.extract.predication.draft import FAMILY
from tallywire.model.statement import FRAMES, RECORD_FIELDS
from tallywire.model.values import BASES, MODES, STATUSES, UNITS
from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_nouns import EQUIPMENT_CATEGORIES, NOUN_CLASSES, load_nouns
from tallywire.packs.lexicon_predicates import ROLES, load_predicates

ROOT = Path(str(files("tallywire") / "extract"))


def words_of(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


LEFT = {
    "dates/patterns.py:_SINGLE": "names of the units of time, not their words",
    "grammar/mend.py:_verb_of": "endings",
    "grammar/parse.py:_WHOLES": "first words of complex prepositions: according to",
    "quantity/patterns.py:_mask": "signs of the clock behind figures: 1700 hrs",
}
"""Place of what may stay, with the reason."""

ABOUT_RULES = ("rule_names.py", "watch.py", "why")
"""Modules that name rules, fields and lists, and read no words."""

CLOSED = words_of(
    """
    a an the this that these those some any no none all both each every either neither other
    another such same own one ones many much few several most more least less enough half
    i you he she it we they me him her us them my your his its our their who whom whose which what
    nobody somebody anybody someone anyone others
    where when why how whether here there
    and or but nor so yet if unless lest because although though while whilst as than since until
    till once whereas
    of in on at by for with from to into onto over under through throughout during within without
    about against between among amongst around across along behind beyond beside besides near off
    out up down upon via per toward towards inside outside above below past despite except like
    unlike amid following concerning regarding due owing plus together well
    be is are was were been being am have has had do does did will would shall should can could may
    might must need ought wo
    not never only just even also too still already again now then soon ever far away back home
    first second third last next two three four five six seven eight nine ten
    anti pro non ex mid post pre early late
    """
)
"""Words of closed classes: determiners, pronouns, conjunctions, prepositions and their adverbs,
auxiliaries, small numbers, and prefixes."""

LABELS = words_of(
    """
    acl acomp advcl advmod agent amod appos attr aux case cc ccomp compound conj cop csubj dative
    dep det discourse dobj expl flat iobj mark neg nmod npadvmod nsubj nummod obj obl orphan
    parataxis pobj poss pcomp predet prep preconj prt punct quantmod relcl root xcomp
    body byline caption credit dateline heading headline subscribe
    deed verb phrase saying noun worded anonymous official expert witness social document
    publisher count things people
    """
)
"""Labels of the parser, kinds of zones, claims, speakers and bases."""


@cache
def names() -> frozenset[str]:
    """What classes, kinds, rungs and frames are called."""
    predicates, nouns, gazetteer = load_predicates("en"), load_nouns("en"), load_gazetteer()
    categories = {e.category for of in nouns.by_class.values() for e in of.values() if e.category}
    kinds = {kind for n in gazetteer.names for kind in (n.kind, n.subkind, n.form)}
    return frozenset(
        {*STATUSES, *FRAMES, *RECORD_FIELDS, *BASES, *MODES, *UNITS, *ROLES, *FAMILY}
        | {
            *NOUN_CLASSES,
            *EQUIPMENT_CATEGORIES,
            *predicates.classes,
            *predicates.flags,
            *RELATIONS,
            *categories,
            *kinds,
            *LABELS,
        }
    )


def is_open(text: str) -> bool:
    """Whether it is a word, or words, of a language and of an open class."""
    if not re.fullmatch(r"[a-z][a-z '’-]*", text) or text in names():
        return False
    return any(w not in CLOSED for w in re.findall(r"[a-z]{3,}", text))


def collections_in(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Each literal collection of texts, or pattern with alternatives, with where it stands."""
    for place, node in _nodes(tree, ""):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            yield place, _texts(node.elts)
        elif isinstance(node, ast.Dict):
            yield place, _texts(node.keys)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
            yield place, re.findall(r"(?<![\\?<\w])[a-z]{3,}\b", node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            text = node.func.value
            if node.func.attr == "split" and isinstance(text, ast.Constant):
                yield place, str(text.value).split()


def _nodes(node: ast.AST, place: str) -> Iterator[tuple[str, ast.AST]]:
    """The nodes below, docstrings left out, each with the assignment or function around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        named = place
        if isinstance(child, ast.FunctionDef | ast.ClassDef):
            named = child.name
        elif isinstance(child, ast.Assign | ast.AnnAssign) and isinstance(node, ast.Module):
            target = child.targets[0] if isinstance(child, ast.Assign) else child.target
            named = target.id if isinstance(target, ast.Name) else place
        yield named, child
        yield from _nodes(child, named)


def _texts(nodes: list[ast.expr] | list[ast.expr | None]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def test_open_classes_of_words_stand_in_the_packs() -> None:
    found: dict[str, list[str]] = {}
    for module in sorted(ROOT.rglob("*.py")):
        path = module.relative_to(ROOT)
        if {path.parts[0], path.name} & set(ABOUT_RULES):
            continue
        for place, texts in collections_in(ast.parse(module.read_text("utf-8"))):
            words = sorted({text for text in texts if is_open(text)})
            if place != "__all__" and len(words) > 2:
                found.setdefault(f"{path.as_posix()}:{place}", []).extend(words)
    assert {k: v for k, v in found.items() if k not in LEFT} == {}, "move these into a pack"
    assert sorted(set(LEFT) - set(found)) == [], "these are gone: take them off the list"


def test_a_set_of_verbs_is_seen_and_a_set_of_prepositions_is_not() -> None:
    tree = ast.parse('A = frozenset({"sell", "buy", "lend"})\nB = ("in", "on", "under")\n')
    seen = {place: [w for w in texts if is_open(w)] for place, texts in collections_in(tree)}
    assert seen == {"A": ["sell", "buy", "lend"], "B": []}


def test_the_words_of_a_pattern_are_seen() -> None:
    tree = ast.parse('C = re.compile(r"\\\\b(?:sold|lent|given)\\\\s+(?P<what>\\\\w+)")\n')
    assert [[w for w in texts if is_open(w)] for _, texts in collections_in(tree)] == [
        ["sold", "lent", "given"]
    ]
