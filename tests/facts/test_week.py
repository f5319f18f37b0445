"""Hours of a week, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkooptoets.facts.week import DAYS, minutes, minutes_outside, parse_week, widen, write_week

OFFICE = tuple((day, 510, 960) for day in range(5))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ma-vr 08:30-16:00", "ma-vr 08:30-16:00"),
        ("ma-vr 08:30-16:00; za 10:00-12:00", "ma-vr 08:30-16:00; za 10:00-12:00"),
        ("za 10:00-12:00;ma-vr 8.30 - 16.00;", "ma-vr 08:30-16:00; za 10:00-12:00"),
        ("maandag-vrijdag 08:30-16:00", "ma-vr 08:30-16:00"),
        ("Mon-Fri 08:30-16:00", "ma-vr 08:30-16:00"),
        ("monday - friday 08:30-16:00; Saturday 10:00-12:00", "ma-vr 08:30-16:00; za 10:00-12:00"),
        ("wed 09:00-10:00; thurs 09:00-10:00", "wo-do 09:00-10:00"),
        ("WO 09:00-10:00", "wo 09:00-10:00"),
        ("24x7", "24x7"),
        ("24 x 7", "24x7"),
        ("24/7", "24x7"),
        ("24×7", "24x7"),
        ("ma-zo 00:00-24:00", "24x7"),
        ("ma-vr 00:00-24:00; za-zo 00:00-24:00", "24x7"),
        ("24x7; ma 09:00-10:00", "24x7"),
        ("ma 09:00-12:00; ma 11:00-13:00", "ma 09:00-13:00"),
        ("ma 09:00-12:00; ma 12:00-13:00", "ma 09:00-13:00"),
        ("ma 09:00-12:00; ma 12:01-13:00", "ma 09:00-12:00; ma 12:01-13:00"),
        ("ma-vr 08:00-16:00; wo 08:00-12:00", "ma-vr 08:00-16:00"),
        (
            "ma-vr 08:00-12:00; wo 13:00-14:00",
            "ma-di 08:00-12:00; wo 08:00-12:00; wo 13:00-14:00; do-vr 08:00-12:00",
        ),
        ("ma 23:59-24:00", "ma 23:59-24:00"),
    ],
)
def test_hours_are_kept_in_one_form(text: str, kept: str) -> None:
    assert write_week(parse_week(text)) == kept
    assert parse_week(kept) == parse_week(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "geen uren; schrijf ze als `ma-vr 08:30-16:00`"),
        (" ; ", "geen uren; schrijf ze als `ma-vr 08:30-16:00`"),
        ("altijd", "`altijd` zijn geen uren; schrijf ze als `ma-vr 08:30-16:00` of `24x7`"),
        ("08:30-16:00", "`08:30-16:00` zijn geen uren; schrijf ze als `ma-vr 08:30-16:00` of `24x7`"),
        ("ma-vr 08:30", "`ma-vr 08:30` zijn geen uren; schrijf ze als `ma-vr 08:30-16:00` of `24x7`"),
        ("ma-vr 0830-1600", "`ma-vr 0830-1600` zijn geen uren; schrijf ze als `ma-vr 08:30-16:00` of `24x7`"),
        ("max 09:00-10:00", "`max` is geen weekdag; schrijf ma, di, wo, do, vr, za of zo"),
        ("march 09:00-10:00", "`march` is geen weekdag; schrijf ma, di, wo, do, vr, za of zo"),
        ("m 09:00-10:00", "`m` is geen weekdag; schrijf ma, di, wo, do, vr, za of zo"),
        ("ma-xx 09:00-10:00", "`xx` is geen weekdag; schrijf ma, di, wo, do, vr, za of zo"),
        (
            "ma 09:60-10:00",
            "`ma 09:60-10:00` bevat een tijd die niet bestaat; een dag loopt van 00:00 tot 24:00",
        ),
        (
            "ma 09:00-24:01",
            "`ma 09:00-24:01` bevat een tijd die niet bestaat; een dag loopt van 00:00 tot 24:00",
        ),
        (
            "ma 22:00-06:00",
            "`ma 22:00-06:00` eindigt voor het begint; knip een nacht in twee delen bij 24:00",
        ),
        (
            "ma 09:00-09:00",
            "`ma 09:00-09:00` eindigt voor het begint; knip een nacht in twee delen bij 24:00",
        ),
        (
            "vr-ma 09:00-10:00",
            "`vr-ma 09:00-10:00` loopt van een latere naar een eerdere weekdag; begin bij ma",
        ),
    ],
)
def test_what_is_no_hours_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole sentence is compared
        parse_week(text)
    assert str(caught.value) == sentence


def test_a_margin_widens_within_the_day() -> None:
    assert widen(OFFICE, 60, 90) == tuple((day, 450, 1050) for day in range(5))
    assert widen(parse_week("ma 00:30-23:30"), 60, 60) == parse_week("ma 00:00-24:00")
    assert widen(parse_week("ma 09:00-10:00; ma 11:00-12:00"), 30, 30) == parse_week("ma 08:30-12:30")


@pytest.mark.parametrize(
    ("support", "opening", "outside"),
    [
        ("ma-vr 07:30-17:30", "ma-vr 08:30-16:00", 0),
        ("ma-vr 07:29-17:30", "ma-vr 08:30-16:00", 5),
        ("24x7", "ma-vr 08:30-16:00", 7 * 1440 - 5 * 600),
        ("24x7", "24x7", 0),
        ("za 10:00-12:00", "ma-vr 08:30-16:00", 120),
        ("ma-vr 08:00-17:00", "ma-vr 08:30-12:00; ma-di 13:00-16:00", 3 * 210),
    ],
)
def test_support_outside_school_hours_and_their_margins(support: str, opening: str, outside: int) -> None:
    assert minutes_outside(support, opening, 60, 90) == outside


SPANS = st.lists(
    st.tuples(st.sampled_from(DAYS), st.integers(0, 1439), st.integers(1, 1440)), min_size=1, max_size=6
).map(
    lambda spans: "; ".join(
        f"{day} {start // 60:02d}:{start % 60:02d}-{end // 60:02d}:{end % 60:02d}"
        for day, start, length in spans
        for end in [min(1440, start + length)]
    )
)


@settings(deadline=None, derandomize=True, database=None, max_examples=150)
@given(SPANS, SPANS)
def test_two_texts_joined_are_their_union(first: str, second: str) -> None:
    def covered(text: str) -> set[tuple[int, int]]:
        return {(day, minute) for day, start, end in parse_week(text) for minute in range(start, end)}

    joined = f"{first}; {second}"
    assert covered(joined) == covered(first) | covered(second)
    assert minutes(parse_week(joined)) == len(covered(joined))
    assert write_week(parse_week(joined)) == write_week(parse_week(f"{second};{first}"))
    assert parse_week(write_week(parse_week(joined))) == parse_week(joined)
