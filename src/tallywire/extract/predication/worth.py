"""What a sum of money is the price of: "a package of military aid worth 90 million euros".

In: a sentence and its themes.  Out: the themes, sums tied to what they pay for: an uncounted
theme takes the sum as its count; a counted one gets a twin with the sum (annotation guide:
a package value and each item counted in it are separate statements).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = ["with_worth"]

_REACH = 12  # words between a thing and its price
PRICE_CASES = ("worth", "at", "for", "of", "to", "in")


def with_worth(sentence: Sentence, themes: Sequence[Theme]) -> list[Theme]:
    """The themes with sums tied to what they are the price of."""
    by_token = {t.token.i: t for t in themes if t.cls not in ("money", "count", "embargo")}
    result = list(themes)
    for money in [t for t in themes if t.cls == "money"]:
        priced = _priced(sentence, money.token, by_token)
        if priced is None:
            continue
        listed = _listed(sentence, money.token, priced, by_token)
        label = " and ".join(dict.fromkeys(t.label for t in listed if t.label)) or priced.label
        twin = replace(listed[0], label=label, quantity=money.quantity, unit=money.unit)
        result.remove(money)
        if all(t.quantity is None and t in result for t in listed):
            result = [*(t for t in result if t not in listed), twin]
            by_token[twin.token.i] = twin
        else:
            result.append(twin)
    return sorted(_without_contents(sentence, result), key=lambda t: t.token.i)


def _listed(
    sentence: Sentence, money: Token, priced: Theme, themes: Mapping[int, Theme]
) -> list[Theme]:
    """ "Rifles, shells and mortars worth 9 million": the sum behind a list is that of all."""
    parts = [themes[t.i] for t in sentence.conjuncts(priced.token) if t.i in themes]
    if len(parts) < 2 or priced is not parts[-1] or money.i < priced.token.i:
        return [priced]
    return parts if all(t.cls == priced.cls for t in parts) else [priced]


def _without_contents(sentence: Sentence, themes: Sequence[Theme]) -> list[Theme]:
    """ "A $275 million weapons package" is one thing, not weapons beside a package."""
    wholes = {t.token.i for t in themes if t.cls == "aid" and t.quantity is not None}
    return [
        t
        for t in themes
        if not (t.token.dep == "compound" and t.quantity is None and t.token.head in wholes)
    ]


def _priced(sentence: Sentence, money: Token, themes: Mapping[int, Theme]) -> Theme | None:
    """The theme that the sum is the price of."""
    current = money
    for _ in range(4):
        head = sentence.head(current)
        if head is None:
            return None
        if head.is_verb:
            found = _of_subject(sentence, current, head, themes)
            found = found or _brought_to(sentence, current, head, themes)
            found = found or _paid_for(sentence, current, head, themes)
            return found or _before(sentence, money, current, themes)
        found = _theme_under(sentence, head, themes)
        if found is not None and _is_price(sentence, current):
            return found
        current = head
    return None


def _before(
    sentence: Sentence, money: Token, current: Token, themes: Mapping[int, Theme]
) -> Theme | None:
    """ "Announced a package of aid for Ukraine worth 90 million": the uncounted thing before."""
    near = [t.lower for t in sentence.tokens[max(0, money.i - 8) : money.i]]
    worth = load_grammar(sentence.language).worth
    is_worth = current.lower in worth or any(word in worth for word in near)
    is_price = money.case in ("at", "for") and current is money
    if not is_worth and not is_price:
        return None
    near_by = [t for i, t in themes.items() if i < money.i and money.i - i <= _REACH]
    before = [t for t in near_by if t.token.dep != "nsubj" or t.cls != "instrument"]
    return max(before, key=lambda t: t.token.i) if before else None


def _is_price(sentence: Sentence, token: Token) -> bool:
    if token.case in PRICE_CASES or token.lower in ("worth", "valued"):
        return True
    return any(c.lower == "worth" for c in sentence.children(token))


def _of_subject(
    sentence: Sentence, token: Token, verb: Token, themes: Mapping[int, Theme]
) -> Theme | None:
    """ "The sale is worth $3 billion", "a package totalling $40 million"."""
    grammar = load_grammar(sentence.language)
    if verb.lemma in grammar.valued_at and verb.dep == "acl":
        return _theme_under(sentence, sentence.tokens[verb.head], themes)
    is_copula = verb.lemma in grammar.worth_verbs
    if not is_copula or token.dep not in ("attr", "obj", "obl", "nmod"):
        return None
    subject = subject_of(sentence, verb)
    found = _theme_under(sentence, subject, themes) if subject is not None else None
    return found if found is None or found.cls != "instrument" else None  # a deal told before


def _brought_to(
    sentence: Sentence, money: Token, verb: Token, themes: Mapping[int, Theme]
) -> Theme | None:
    """ "The $50 million package brings military aid to $4 billion": what is added, and the sum."""
    given = sentence.child(verb, "obj")
    setters = load_grammar(sentence.language).level_setters
    is_part = money.dep == "nsubj" and any(t.tag == "CD" for t in sentence.subtree(money))
    if (money.case != "to" and not is_part) or given is None or verb.lemma not in setters:
        return None
    if is_part and not any(
        c.case == "to" and c.tag == "CD" for c in sentence.children(verb, "obl", "nmod")
    ):
        return None
    found = _theme_under(sentence, given, themes)
    return found if found is not None and _is_unpaid(found) else None


def _is_unpaid(theme: Theme) -> bool:
    return theme.quantity is None or theme.quantity.unit not in (None, "tonne")


def _paid_for(
    sentence: Sentence, money: Token, verb: Token, themes: Mapping[int, Theme]
) -> Theme | None:
    """ "Paid $203 million for the two submarines"."""
    if verb.lemma not in load_grammar(sentence.language).spending or money.dep != "obj":
        return None
    for holder in (verb, money):
        for child in sentence.children(holder, "obl", "nmod"):
            if child.case in ("for", "on") and child.i > money.i:
                return _theme_under(sentence, child, themes)
    return None


def _theme_under(sentence: Sentence, token: Token, themes: Mapping[int, Theme]) -> Theme | None:
    """The token's own theme, or that of the noun below it ("package of military aid")."""
    if token.i in themes:
        return themes[token.i]
    for child in sentence.children(token, "nmod", "compound"):
        if child.i in themes and (child.dep == "compound" or child.case in ("of", "in")):
            return themes[child.i]
    return None
