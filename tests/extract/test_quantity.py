from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.errors import PackError
from tallywire.extract.quantity import BARE_DOLLAR, find_quantities
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_numbers import load_number_words

WORDS = load_number_words("en")


def found(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, 0, len(text), WORDS)


def only(text: str) -> Quantity:
    quantities = found(text)
    assert len(quantities) == 1, quantities
    return quantities[0]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They landed 7,450 men.", 7450),
        ("They landed 7\u202f450 men.", 7450),
        ("They landed 7\u00a0450 men.", 7450),
        ("They landed 7’450 men.", 7450),
        ("They landed 12 000 men.", 12000),
        ("They landed 1,234,567 leaflets.", 1234567),
        ("Some 2.5 million leaflets", 2500000),
        ("about 300k leaflets", 300000),
        ("five helicopters", 5),
        ("Twenty-two helicopters", 22),
        ("twenty two helicopters", 22),
        ("two hundred and fifty guards", 250),
        ("one hundred thousand rounds", 100000),
        ("two hundred and fifty thousand rounds", 250000),
        ("three million two hundred thousand rounds", 3200000),
        ("half a dozen boats", 6),
        ("half a million shells", 500000),
        ("two and a half million shells", 2500000),
        ("a quarter of a million shells", 250000),
        ("two dozen boats", 24),
        ("a dozen boats", 12),
        ("a hundred guards", 100),
        ("at 0 cost", 0),
        ("3.5 lakh rifles", 350000),
    ],
)
def test_digits_and_number_words_give_the_same_kind_of_count(text: str, count: float) -> None:
    assert only(text).count == count


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("worth $1.7 billion", 1_700_000_000, BARE_DOLLAR),
        ("worth $1.7bn in all", 1_700_000_000, BARE_DOLLAR),
        ("worth US$41.6m in all", 41_600_000, "USD"),
        ("worth A$60 million", 60_000_000, "AUD"),
        ("worth C$4m", 4_000_000, "CAD"),
        ("worth €500 million", 500_000_000, "EUR"),
        ("worth 500 million euros", 500_000_000, "EUR"),
        ("worth 12 billion dollars", 12_000_000_000, BARE_DOLLAR),
        ("worth 12 billion US dollars", 12_000_000_000, "USD"),
        ("worth Rs 3,000 crore", 30_000_000_000, "rupee"),
        ("worth £2m", 2_000_000, "GBP"),
        ("worth GBP 70,000", 70_000, "GBP"),
        ("worth 40 million roubles", 40_000_000, "rouble"),
        ("a $60-million package", 60_000_000, BARE_DOLLAR),
        ("a 500-million-euro package", 500_000_000, "EUR"),
        ("worth 500 €", 500, "EUR"),
        ("five dollars", 5, BARE_DOLLAR),
    ],
)
def test_money_has_its_currency_and_a_name_that_several_share_stays_open(
    text: str, count: float, unit: str
) -> None:
    quantity = only(text)
    assert (quantity.count, quantity.unit) == (count, unit)


def test_tonnes_are_a_unit_of_their_own() -> None:
    assert only("It shipped 4,000 tonnes of wheat.").unit == "tonne"
    assert only("It shipped 90 tons of wheat.").unit == "tonne"
    assert only("It shipped 90 crates of wheat.").unit is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of trucks", 24, 99),
        ("hundreds of trucks", 200, 999),
        ("thousands of trucks", 2000, 9999),
        ("tens of thousands of men", 20000, 99999),
        ("hundreds of thousands of men", 200000, 999999),
        ("hundreds of millions of dollars", 200_000_000, 999_999_999),
        ("scores of trucks", 40, 99),
        ("several hundred men", 200, 999),
        ("up to several hundred men", 200, 999),
        ("a few thousand men", 2000, 9999),
        ("several dozen men", 24, 99),
    ],
)
def test_vague_words_have_the_span_of_the_guide(text: str, low: int, high: int) -> None:
    quantity = only(text)
    assert (quantity.count, quantity.count_high, quantity.qualifier) == (low, high, "vague")


@pytest.mark.parametrize(
    "text",
    [
        "several trucks",
        "many trucks",
        "a few trucks",
        "a number of trucks",
        "a large number of trucks",
        "an undisclosed number of trucks",
        "vast numbers of trucks",
        "millions of rounds",
        "billions of dollars",
    ],
)
def test_words_without_any_figure_have_no_count(text: str) -> None:
    quantity = only(text)
    assert (quantity.count, quantity.count_high, quantity.qualifier) == (None, None, "vague")


@pytest.mark.parametrize(
    ("text", "raw", "low", "high"),
    [
        ("sent 10 to 15 boats", "10 to 15", 10, 15),
        ("sent 10-14 boats", "10-14", 10, 14),
        ("sent 10–14 boats", "10–14", 10, 14),
        ("sent between 800 and 2,000 men", "between 800 and 2,000", 800, 2000),
        ("sent between 3,000 to 4,000 men", "between 3,000 to 4,000", 3000, 4000),
        ("sent five or six boats", "five or six", 5, 6),
        ("sent two to three thousand men", "two to three thousand", 2000, 3000),
        ("sent 2 to 3 million rounds", "2 to 3 million", 2000000, 3000000),
        ("groups ranging from 20 to 50 men", "ranging from 20 to 50", 20, 50),
    ],
)
def test_ranges_are_one_quantity_with_two_ends(text: str, raw: str, low: int, high: int) -> None:
    quantity = only(text)
    assert quantity.raw.exact == raw
    assert (quantity.count, quantity.count_high, quantity.qualifier) == (low, high, "range")


def test_a_range_of_money_takes_scale_and_currency_from_either_end() -> None:
    assert [(q.count, q.count_high, q.unit) for q in found("It costs $5-6 billion.")] == [
        (5_000_000_000, 6_000_000_000, BARE_DOLLAR)
    ]
    assert [
        (q.count, q.count_high, q.unit) for q in found("from 4 million to 6 million euros")
    ] == [
        (4_000_000, None, None),
        (6_000_000, None, "EUR"),
    ]


def test_a_change_from_one_number_to_another_is_two_quantities() -> None:
    assert [q.count for q in found("The force was cut from 9,700 to 5,300 men.")] == [9700, 5300]
    assert [q.count for q in found("The force grew from 300 to 500 men.")] == [300, 500]


@pytest.mark.parametrize(
    ("text", "raw", "qualifier"),
    [
        ("about 40 men", "about 40", "approx"),
        ("some 40 men", "some 40", "approx"),
        ("nearly forty men", "nearly forty", "approx"),
        ("an estimated 40 men", "an estimated 40", "approx"),
        ("close to 40 men", "close to 40", "approx"),
        ("40 or so men", "40 or so", "approx"),
        ("40-odd men", "40-odd", "approx"),
        ("at least 40 men", "at least 40", "at_least"),
        ("more than 40 men", "more than 40", "at_least"),
        ("more than a dozen men", "more than a dozen", "at_least"),
        ("over 40 men", "over 40", "at_least"),
        ("no fewer than 40 men", "no fewer than 40", "at_least"),
        ("in excess of 40 men", "in excess of 40", "at_least"),
        ("40 or more men", "40 or more", "at_least"),
        ("40+ men", "40+", "at_least"),
        ("up to 40 men", "up to 40", "at_most"),
        ("as many as 40 men", "as many as 40", "at_most"),
        ("as much as $40 million", "as much as $40 million", "at_most"),
        ("fewer than 40 men", "fewer than 40", "at_most"),
        ("no more than 40 men", "no more than 40", "at_most"),
        ("a maximum of 40 men", "a maximum of 40", "at_most"),
        ("up to about 40 men", "up to about 40", "at_most"),
        ("more than a total of 40 men", "more than a total of 40", "at_least"),
        ("exactly 40 men", "40", "exact"),
    ],
)
def test_the_words_around_a_number_qualify_it_and_belong_to_it(
    text: str, raw: str, qualifier: str
) -> None:
    quantity = only(text)
    assert (quantity.raw.exact, quantity.qualifier) == (raw, qualifier)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("an additional 2,400 trainers", "an additional 2,400"),
        ("another ten trainers", "another ten"),
        ("10 more trainers", "10 more"),
        ("2,400 additional trainers", "2,400 additional"),
        ("a further 500 trainers", "a further 500"),
        ("an extra 300 trainers", "an extra 300"),
        ("another nearly 300 trainers", "another nearly 300"),
        ("up to an additional 300 trainers", "up to an additional 300"),
        ("$2 billion more in aid", "$2 billion more"),
    ],
)
def test_increments_are_marked(text: str, raw: str) -> None:
    quantity = only(text)
    assert quantity.raw.exact == raw
    assert quantity.is_increment


def test_more_than_a_comparison_is_no_increment() -> None:
    quantity = only("It sent 300 more than in the spring.")
    assert not quantity.is_increment
    assert quantity.raw.exact == "300"


def test_a_number_in_a_compound_of_persons_counts_them() -> None:
    assert only("a 7,300-strong force").raw.exact == "7,300-strong"
    assert only("a 7300-strong force").count == 7300
    assert only("a 12-member team").count == 12


@pytest.mark.parametrize(
    "text",
    [
        "on 15 October",
        "on October 15",
        "on Oct. 15, 2020",
        "in 2017",
        "since July 2021",
        "from 2013-2015",
        "between 2014 and 2017",
        "in the 1990s",
        "the 2011 war",
        "a model of around 1960",
        "on 24/10/2020",
        "on 2020-10-24",
        "at 5 pm",
        "at 18:30",
        "at 0600 GMT",
        "at 9.40.",
        "doors open at six.",
        "the second batch",
        "the 2nd batch",
        "the twenty-first batch",
        "a BRDM-2",
        "an F-16",
        "T-72 tanks",
        "the M23 rebels",
        "Air Base 101",
        "Resolution 2127",
        "Article 51",
        "on page 4",
        "no. 22",
        "Leopard 2",
        "7.62 mm",
        "25mm cannon",
        "122-mm howitzers",
        "by 20%",
        "by 20 per cent",
        "10 to 15 percent",
        "aged 32",
        "a 32-year-old",
        "Marta Kolar, 32, said",
        "three months",
        "two or three days",
        "three more weeks",
        "20 kilometres",
        "72 hours",
        "30 degrees",
        "no one",
        "one of them",
        "one day",
        "if one believes him",
        "the best one",
        "two-thirds",
        "a one-off deal",
        "a two-state solution",
        "they won 3-2",
        "0.000-0",
        "a 2-1 defeat",
        "call +49 30 1234567",
        "call 555-1234",
        "a soldier",
        "how many",
        "the scores were settled",
        "the Group of Seven",
        "24/7",
        "575 Harbour Road",
        "https://example.org/2024/300",
        "kilometre 26",
        "",
    ],
)
def test_what_only_looks_like_a_quantity_gives_nothing(text: str) -> None:
    assert found(text) == ()


def test_a_number_beside_a_designation_is_still_read() -> None:
    assert [q.raw.exact for q in found("It gave 19 F-16 jets and 10 BRDM-2 cars.")] == ["19", "10"]
    assert only("He came in May with 20 men of the 1st Brigade.").count == 20


def test_a_bare_four_figure_number_before_a_plural_is_a_count() -> None:
    assert only("It sent 2000 soldiers.").count == 2000
    assert only("It sent up to 2000 soldiers.").qualifier == "at_most"
    assert found("It sent soldiers in 2000.") == ()


def test_a_particle_of_a_verb_is_no_qualifier() -> None:
    assert only("It handed over ten vehicles.").qualifier == "exact"
    assert only("The parts add up to 40.").raw.exact == "40"


def test_common_words_before_a_number_are_no_designators() -> None:
    assert only("The guards number 617.").count == 617
    assert only("At that point 766 men had left.").count == 766


def test_one_counts_before_a_noun_only() -> None:
    assert only("one unnamed officer").count == 1
    assert only("at least one brigade").qualifier == "at_least"


def test_numbers_inside_taken_stretches_are_left_to_their_owner() -> None:
    text = "20 Mark 5 boats"
    assert [q.raw.exact for q in find_quantities(text, 0, len(text), WORDS)] == ["20"]
    text = "20 Zephyr 5 boats"
    taken = ((3, 11),)
    assert [q.raw.exact for q in find_quantities(text, 0, len(text), WORDS, taken)] == ["20"]


def test_only_the_stretch_asked_for_is_read_and_offsets_count_from_the_text() -> None:
    text = "First 40 men. Then 50 men. Then 60 men."
    quantities = find_quantities(text, 14, 26, WORDS)
    assert [(q.raw.start, q.raw.exact) for q in quantities] == [(19, "50")]


def test_a_language_without_number_words_is_refused_by_name() -> None:
    with pytest.raises(PackError, match=r"numbers\.yaml.*'xx'"):
        load_number_words("xx")


# fmt: off
_WORDS_TO_MIX = [
    "about", "more than", "up to", "another", "40", "7,300", "3.5", "million", "bn", "$", "€",
    "dollars", "to", "-", "–", "between", "and", "several", "hundred", "hundreds of", "dozens",
    "one", "two", "a", "half", "dozen", "men", "tonnes", "%", "May", "2020", "October", "or so",
    "+", "more", "-strong", "'", "\n", ".", ",", "F-16", "İ", "ß", "é", "\u200b", "\u202f", "😀",
    "١٢", "²",
]
# fmt: on
_PIECES = st.sampled_from(_WORDS_TO_MIX)
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(_PIECES, max_size=14).map(" ".join),
    st.lists(_PIECES, max_size=14).map("".join),
)


@settings(max_examples=250, deadline=None)
@given(_TEXTS)
def test_spans_hold_do_not_overlap_and_come_in_order(text: str) -> None:
    quantities = found(text)
    assert quantities == found(text)
    assert all(q.raw.holds_in(text) for q in quantities)
    spans = [(q.raw.start, q.raw.end) for q in quantities]
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


@settings(max_examples=250, deadline=None)
@given(_TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_spans_stay_within_the_bounds(text: str, one: int, other: int) -> None:
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    for quantity in find_quantities(text, low, high, WORDS):
        assert low <= quantity.raw.start < quantity.raw.end <= high


@settings(max_examples=250, deadline=None)
@given(_TEXTS)
def test_no_count_is_invented(text: str) -> None:
    numerals = {*WORDS.units, *WORDS.tens, *WORDS.scales, *WORDS.vague_plurals, WORDS.half}
    numerals |= {"couple", "pair", WORDS.quarter}
    for quantity in found(text):
        if quantity.count is None:
            assert quantity.qualifier == "vague"
            continue
        tokens = {token.lower() for token in re.findall(r"[^\W\d_]+", quantity.raw.exact)}
        assert any(character.isdigit() for character in quantity.raw.exact) or tokens & numerals
        assert quantity.count >= 0
        assert quantity.count_high is None or quantity.count_high > quantity.count


@given(st.integers(1, 999_999_999))
def test_any_integer_with_separators_is_read_back(number: int) -> None:
    assert only(f"It sent {number:,} crates.").count == number


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("the share fell to 62%", 62, "percent"),
        ("a shell of 45g", 45, "gram"),
        ("a mast 37m high", 37, "metre"),
        ("nine days of shelling", 9, "day"),
        ("a 15-year-old recruit", 15, "year of age"),
        ("a third of the garrison", 0.333333, "share"),
        ("two-thirds of the fleet", 0.666666, "share"),
        ("half the battalion", 0.5, "share"),
        ("winds of 60mph", 60, "mile per hour"),
    ],
)
def test_measures_and_shares_are_read_only_where_they_are_asked_for(
    text: str, count: float, unit: str
) -> None:
    assert found(text) == ()
    (quantity,) = find_quantities(text, 0, len(text), WORDS, with_measures=True)
    assert (quantity.count, quantity.unit) == (count, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than 300 but fewer than 500 men", 300, 500),
        ("at least 20 and at most 40 trucks", 20, 40),
        ("above 1,000 and below 1,500", 1000, 1500),
    ],
)
def test_a_floor_beside_a_ceiling_is_a_range(text: str, low: int, high: int) -> None:
    (quantity,) = found(text)
    assert (quantity.count, quantity.count_high, quantity.qualifier) == (low, high, "range")


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("75 USD million", 75000000, "USD"),
        ("a grant of 30 MEUR", 30000000, "EUR"),
        ("nearly 450 MSEK", 450000000, "SEK"),
        ("three dollars and fifty cents", 3.5, "$"),
        ("quarter million US dollars", 250000, "USD"),
        ("hk $ 10.05 billion", 10050000000, "HKD"),
        ("three lakh crore rupees", 3000000000000, "rupee"),
    ],
)
def test_sums_are_read_however_scale_and_currency_are_ordered(
    text: str, count: float, unit: str
) -> None:
    (quantity,) = found(text)
    assert (quantity.count, quantity.unit) == (count, unit)


def test_a_figure_after_a_quantity_that_names_a_type_is_no_count() -> None:
    assert [q.raw.exact for q in found("two new 737 Max jets")] == ["two"]
