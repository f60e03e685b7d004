from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.errors import PackError
from tallywire.extract.dates import find_dates
from tallywire.model.values import DateSpan
from tallywire.packs.lexicon_numbers import load_date_words

WORDS = load_date_words("en")
SATURDAY = "2020-10-24"


def found(text: str, anchor: str | None = SATURDAY, **options: object) -> tuple[DateSpan, ...]:
    return find_dates(text, 0, len(text), WORDS, anchor, **options)  # type: ignore[arg-type]


def only(text: str, anchor: str | None = SATURDAY, **options: object) -> DateSpan:
    dates = found(text, anchor, **options)
    assert len(dates) == 1, dates
    return dates[0]


@pytest.mark.parametrize(
    ("text", "raw", "iso"),
    [
        ("on 23 March 2018.", "23 March 2018", "2018-03-23"),
        ("on 23rd of March 2018.", "23rd of March 2018", "2018-03-23"),
        ("on March 23, 2018,", "March 23, 2018", "2018-03-23"),
        ("on Oct. 15, 2019,", "Oct. 15, 2019", "2019-10-15"),
        ("on Sunday, 5 January 2020,", "Sunday, 5 January 2020", "2020-01-05"),
        ("on 2018-03-23.", "2018-03-23", "2018-03-23"),
        ("on 23.03.2018.", "23.03.2018", "2018-03-23"),
        ("on 3/23/2018.", "3/23/2018", "2018-03-23"),
        ("on 23/3/2018.", "23/3/2018", "2018-03-23"),
        ("on 2018/03/23.", "2018/03/23", "2018-03-23"),
        ("in July 2021.", "July 2021", "2021-07"),
        ("in July, 2021.", "July, 2021", "2021-07"),
        ("in 2017.", "2017", "2017"),
        ("the 2011 war", "2011", "2011"),
        ("early 2018", "early 2018", "2018"),
        ("mid-2021", "mid-2021", "2021"),
        ("late May 2019", "late May 2019", "2019-05"),
        ("at the end of 2023", "the end of 2023", "2023-12"),
        ("at the beginning of 2023", "the beginning of 2023", "2023-01"),
        ("at the end of May 2019", "the end of May 2019", "2019-05"),
        ("by 2026", "by 2026", "2026"),
        ("until 2026", "until 2026", "2026"),
        ("2013-2015", "2013-2015", "2013/2015"),
        ("2013–15", "2013–15", "2013/2015"),
        ("from 2013 to 2015", "from 2013 to 2015", "2013/2015"),
        ("between May and July 2020", "between May and July 2020", "2020-05/2020-07"),
        (
            "between December and February 2020",
            "between December and February 2020",
            "2019-12/2020-02",
        ),
        (
            "late January and early February 2018",
            "late January and early February 2018",
            "2018-01/2018-02",
        ),
        ("between 8 and 13 March 2018", "between 8 and 13 March 2018", "2018-03-08/2018-03-13"),
        ("March 8-13, 2018", "March 8-13, 2018", "2018-03-08/2018-03-13"),
        ("from 5 May to 3 June 2021", "from 5 May to 3 June 2021", "2021-05-05/2021-06-03"),
        ("the summer of 2020", "the summer of 2020", "2020-06/2020-08"),
        ("in winter 2020", "winter 2020", "2020-12/2021-02"),
        ("the first quarter of 2021", "the first quarter of 2021", "2021-01/2021-03"),
        ("the second half of 2021", "the second half of 2021", "2021-07/2021-12"),
        ("in Q3 2021", "Q3 2021", "2021-07/2021-09"),
        ("in the 1990s", "1990s", "1990/1999"),
        ("since 2018", "since 2018", "2018/.."),
        ("from 2016", "from 2016", "2016/.."),
        ("since June 2022", "since June 2022", "2022-06/.."),
    ],
)
def test_a_full_date_needs_no_publication_day(text: str, raw: str, iso: str) -> None:
    for anchor in (None, SATURDAY):
        span = only(text, anchor)
        assert span.raw is not None
        assert (span.raw.exact, span.iso, span.basis) == (raw, iso, "stated")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on Oct. 15", "2020-10-15"),
        ("on 15 October", "2020-10-15"),
        ("on Saturday, 17 October", "2020-10-17"),
        ("on 24 October", "2020-10-24"),
        ("on 3 November", "2020-11-03"),
        ("on 18 December", "2020-12-18"),
        ("on 2 June", "2020-06-02"),
        ("in January", "2020-01"),
        ("in October", "2020-10"),
        ("in December", "2019-12"),
        ("by December", "2020-12"),
        ("in early July", "2020-07"),
        ("last July", "2020-07"),
        ("last November", "2019-11"),
        ("next March", "2021-03"),
        ("August last year", "2019-08"),
        ("since August last year", "2019-08/.."),
        ("between the end of January and the beginning of February", "2020-01/2020-02"),
        ("between 8 and 13 October", "2020-10-08/2020-10-13"),
        ("between December and February", "2019-12/2020-02"),
        ("from November", "2020-11/.."),
        ("since March", "2020-03/.."),
    ],
)
def test_a_day_or_month_without_a_year_is_the_nearest_and_rather_past(text: str, iso: str) -> None:
    span = only(text)
    assert (span.iso, span.basis) == (iso, "relative")
    assert found(text, None) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on Saturday", "2020-10-24"),
        ("on Friday", "2020-10-23"),
        ("on Sunday", "2020-10-18"),
        ("last Saturday", "2020-10-17"),
        ("last Friday", "2020-10-23"),
        ("next Monday", "2020-10-26"),
        ("by Monday", "2020-10-26"),
        ("this Thursday", "2020-10-22"),
        ("Thursday last week", "2020-10-15"),
        ("last week on Thursday", "2020-10-15"),
        ("Monday to Wednesday", "2020-10-19/2020-10-21"),
        ("today", "2020-10-24"),
        ("yesterday", "2020-10-23"),
        ("tomorrow", "2020-10-25"),
        ("the day before yesterday", "2020-10-22"),
        ("this week", "2020-10-19/2020-10-25"),
        ("earlier this week", "2020-10-19/2020-10-24"),
        ("last week", "2020-10-12/2020-10-18"),
        ("next week", "2020-10-26/2020-11-01"),
        ("earlier this month", "2020-10"),
        ("last month", "2020-09"),
        ("next month", "2020-11"),
        ("this year", "2020"),
        ("late last year", "2019"),
        ("next year", "2021"),
        ("at the end of this year", "2020-12"),
        ("by the end of the year", "2020-12"),
        ("by the end of next year", "2021-12"),
        ("since the beginning of the year", "2020-01/.."),
        ("at the end of the month", "2020-10"),
        ("around the new year", "2020-12/2021-01"),
        ("last summer", "2020-06/2020-08"),
        ("over the summer", "2020-06/2020-08"),
        ("by the end of the week", "2020-10-19/2020-10-25"),
        ("at week's end", "2020-10-19/2020-10-25"),
        ("in the first six months of this year", "2020-01/2020-06"),
        ("two or three months ago", "2020-07/2020-08"),
        ("next spring", "2021-03/2021-05"),
        ("a week ago", "2020-10-17"),
        ("two days ago", "2020-10-22"),
        ("three months ago", "2020-07"),
        ("eleven years ago", "2009"),
        ("now", "2020-10-24"),
        ("currently", "2020-10-24"),
        ("at the moment", "2020-10-24"),
        ("at present", "2020-10-24"),
    ],
)
def test_relative_words_count_from_the_publication_day_and_need_one(text: str, iso: str) -> None:
    span = only(text)
    assert (span.iso, span.basis) == (iso, "relative")
    assert found(text, None) == ()
    assert found(text, "2020-10") == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on Sunday", "2020-10-25"),
        ("on Saturday", "2020-10-24"),
        ("on 2 June", "2021-06-02"),
        ("in January", "2021-01"),
        ("between January and March", "2021-01/2021-03"),
    ],
)
def test_wording_that_looks_ahead_takes_the_next(text: str, iso: str) -> None:
    assert only(text, is_future=True).iso == iso


def test_last_and_yesterday_stay_past_in_wording_that_looks_ahead() -> None:
    assert only("last Sunday", is_future=True).iso == "2020-10-18"
    assert only("yesterday", is_future=True).iso == "2020-10-23"


def test_the_year_that_the_text_speaks_of_completes_a_date_before_publication_does() -> None:
    span = only("in March", context_year="2016")
    assert (span.iso, span.basis) == ("2016-03", "inferred")
    assert only("in March", None, context_year="2016").iso == "2016-03"
    assert only("on 8 June 2018", context_year="2016").iso == "2018-06-08"


def test_later_and_earlier_count_from_the_date_told_before() -> None:
    first, second = found("It came in March 2018; seven months later it left.", None)
    assert (first.iso, second.iso, second.basis) == ("2018-03", "2018-10", "inferred")
    told = only("on 8 June 2018", None)
    assert only("two days later", None, previous=[told]).iso == "2018-06-10"
    assert only("a year earlier", None, previous=[told]).iso == "2017"
    assert found("two days later", SATURDAY) == ()
    assert found("two days later", None, previous=[only("in June 2018", None)]) == ()


def test_the_same_year_is_the_year_told_before() -> None:
    dates = found("It began in 2017. On 30 September of the same year it ended.")
    assert [span.iso for span in dates] == ["2017", "2017-09-30"]


def test_joined_days_share_what_only_one_of_them_says() -> None:
    assert [d.iso for d in found("in May and October 2019")] == ["2019-05", "2019-10"]
    assert [d.iso for d in found("on 1 November and 1 April 2021")] == ["2021-11-01", "2021-04-01"]
    dates = found("on 1 February and 1 April", "2017-12-18")
    assert [span.iso for span in dates] == ["2018-02-01", "2018-04-01"]


def test_two_neighbouring_months_are_one_stretch_and_two_others_are_not() -> None:
    assert only("in February or March 2019").iso == "2019-02/2019-03"
    assert [d.iso for d in found("in February or June 2019")] == ["2019-02", "2019-06"]


def test_from_a_day_is_that_day_and_since_a_day_is_open() -> None:
    assert only("from 1 December 2019").iso == "2019-12-01"
    assert only("since 1 December 2019").iso == "2019-12-01/.."


def test_the_coming_day_is_ahead() -> None:
    assert [d.iso for d in found("the coming Feb. 15 vote")] == ["2021-02-15"]


def test_may_and_march_are_months_only_where_they_can_be() -> None:
    assert only("in May they left").iso == "2020-05"
    assert only("May 2019").iso == "2019-05"
    assert found("They may leave. May it be so. March on! Augusta left.") == ()


def test_a_number_after_in_and_a_month_counts_something() -> None:
    span = only("In March 20 instructors came.")
    assert span.raw is not None
    assert (span.raw.exact, span.iso) == ("March", "2020-03")
    assert only("In March 45 instructors came.").iso == "2020-03"
    assert only("On March 20 instructors came.").iso == "2020-03-20"


@pytest.mark.parametrize(
    "text",
    [
        "in recent years",
        "for three weeks",
        "more than a year ago",
        "until now",
        "the now-defunct company",
        "every Saturday",
        "31 February 2020",
        "45 March 2020",
        "2020-13-01",
        "Resolution 2014",
        "2000 soldiers",
        "at least 2000 of them",
        "$2000",
        "F-2000",
        "version 1.2.2019.4.5",
        "2014.5 tonnes",
        "another 2020 rifles",
        "they fall in winter",
        "previously, already, recently",
        "the Sun and the Mar Lodge",
        "",
    ],
)
def test_what_is_no_date_or_gives_none_gives_nothing(text: str) -> None:
    assert found(text) == ()


def test_a_publication_day_that_is_no_day_is_taken_as_none() -> None:
    assert found("on Saturday", "about noon") == ()
    assert found("on Saturday", "2020-99-99") == ()
    assert only("on Saturday", "2020-10-24T08:30:00Z").iso == SATURDAY


def test_only_the_stretch_asked_for_is_read_and_offsets_count_from_the_text() -> None:
    text = "In 2016 they came. In 2017 they stayed. In 2018 they left."
    dates = find_dates(text, 19, 39, WORDS, None)
    assert [(span.raw.start, span.iso) for span in dates if span.raw] == [(22, "2017")]


def test_a_language_without_date_words_is_refused_by_name() -> None:
    with pytest.raises(PackError, match=r"dates\.yaml.*'xx'"):
        load_date_words("xx")


# fmt: off
_WORDS_TO_MIX = [
    "since", "from", "to", "between", "and", "until", "by", "early", "late", "the end of",
    "the", "of", "2018", "2020", "15", "31", "February", "May", "Oct.", "Saturday", "last",
    "next", "this", "week", "month", "year", "ago", "three", "later", "now", "summer", ",", "-",
    "/", ".", "Q1", "first", "half", "the new year", "İ", "ß", "é", "\u200b", "😀", "١٢", "²",
]
# fmt: on
_PIECES = st.sampled_from(_WORDS_TO_MIX)
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(_PIECES, max_size=12).map(" ".join),
    st.lists(_PIECES, max_size=12).map("".join),
)
_ANCHORS = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))


@settings(max_examples=300, deadline=None)
@given(_TEXTS, _ANCHORS, st.booleans())
def test_spans_hold_do_not_overlap_and_come_in_order(
    text: str, anchor: str | None, is_future: bool
) -> None:
    dates = found(text, anchor, is_future=is_future)
    assert dates == found(text, anchor, is_future=is_future)
    spans = [(span.raw.start, span.raw.end) for span in dates if span.raw is not None]
    assert len(spans) == len(dates)
    assert all(span.raw is not None and span.raw.holds_in(text) for span in dates)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


@settings(max_examples=300, deadline=None)
@given(_TEXTS, _ANCHORS)
def test_the_end_never_lies_before_the_beginning(text: str, anchor: str | None) -> None:
    for span in found(text, anchor):
        if span.latest is not None:
            shared = min(len(span.earliest), len(span.latest))
            assert span.earliest[:shared] <= span.latest[:shared]


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_without_a_publication_day_every_year_stands_in_the_text(text: str) -> None:
    for span in found(text, None):
        assert span.basis in ("stated", "inferred")
        if span.basis == "stated":
            assert span.raw is not None
            assert any(character.isdigit() for character in text[span.raw.start :])


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_any_day_written_out_is_read_back(day: date) -> None:
    written = f"on {day.day} {list(WORDS.months)[day.month - 1]} {day.year}."
    assert only(written, None).iso == day.isoformat()


def test_years_before_a_comma_and_the_first_months_of_a_year_are_one_stretch() -> None:
    assert [d.iso for d in found("In 1991-1992, and in the first nine months of 2019")] == [
        "1991/1992",
        "2019-01/2019-09",
    ]


def test_a_season_that_nothing_places_and_first_months_of_no_year_are_no_date() -> None:
    assert found("the summer heat and the first two months") == ()


def test_a_span_up_to_publication_ends_with_it() -> None:
    assert only("over the past two months").iso == "2020-08/2020-10"
    assert only("in the last three years").iso == "2017/2020"
    assert found("the past three presidents") == ()


def test_the_plural_of_a_model_is_no_decade() -> None:
    assert found("they sent seven Haubitzer 2000s") == ()
    assert only("The 1990s were quiet").iso == "1990/1999"
    assert only("in the late 1990s").iso == "1990/1999"
