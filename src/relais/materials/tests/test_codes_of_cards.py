"""A code on a card says nothing, forgives no slip, and is counted so that nobody is pointed at."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from relais.materials.queries.policy import card_policy
from relais.materials.rules.card import telling_words
from relais.materials.rules.returning import (
    CODE_LENGTH,
    GIVEN,
    LETTERS,
    Returned,
    ReturnRefusal,
    draw_code,
    fit_to_show,
    last_week_of_code,
    print_code,
    read_code,
    refuse_code,
    shown_months,
)

SMALL = 5
CODES = [draw_code(random.Random(seed).choice) for seed in range(40)]  # noqa: S311  # the same in each run


def test_a_code_is_eight_letters_and_digits_that_nobody_mistakes_for_another():
    assert all(len(code) == CODE_LENGTH == 8 for code in CODES)
    assert all(set(code) <= set(LETTERS) for code in CODES)
    assert not set(LETTERS) & set("01AEIOUYLBGSZ")
    assert all(refuse_code(code) is None for code in CODES)


def test_no_code_is_a_word_that_tells():
    """Every word that tells holds a vowel, and no code does."""
    telling = card_policy().telling_in_any_language

    assert all(set(word.upper()) - set(LETTERS) for word in telling)
    assert telling_words([print_code(code) for code in CODES], telling=telling) == ()


def test_every_wrong_letter_is_noticed():
    for code in CODES:
        wrong = [
            code[:place] + letter + code[place + 1 :]
            for place in range(CODE_LENGTH)
            for letter in LETTERS
            if letter != code[place]
        ]
        assert len(wrong) == 8 * 22
        assert {refuse_code(each) for each in wrong} == {ReturnRefusal.MISTYPED}


def test_every_swap_of_two_letters_is_noticed():
    for code in CODES:
        for one in range(CODE_LENGTH):
            for other in range(one + 1, CODE_LENGTH):
                letters = list(code)
                letters[one], letters[other] = letters[other], letters[one]
                refusal = None if code[one] == code[other] else ReturnRefusal.MISTYPED
                assert refuse_code("".join(letters)) is refusal


@pytest.mark.parametrize("typed", ["", "2345678", "234567892", "2345678O", "ÉÉÉÉÉÉÉÉ", "\0" * 8])
def test_what_is_no_code_is_refused_as_such(typed):
    assert refuse_code(read_code(typed)) is ReturnRefusal.NOT_A_CODE


def test_a_code_is_read_however_it_is_typed():
    code = CODES[0]

    assert print_code(code) == f"{code[:4]}-{code[4:]}"
    for typed in (print_code(code), code.lower(), f" {' '.join(code)}\t", print_code(code).lower()):
        assert read_code(typed) == code


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 11, 23), "2026-W52"),
        (date(2026, 11, 27), "2026-W52"),
        (date(2026, 11, 28), "2026-W53"),
        (date(2026, 12, 7), "2027-W01"),
    ],
)
def test_a_code_holds_a_month_and_ends_with_a_week(today, last):
    assert last_week_of_code(today, days=30) == last


@pytest.mark.parametrize(
    ("today", "newest"),
    [
        (date(2026, 11, 14), "2026-09"),
        (date(2026, 11, 15), "2026-10"),
        (date(2027, 1, 20), "2026-12"),
    ],
)
def test_a_month_is_shown_a_fortnight_after_its_end(today, newest):
    months = shown_months(today, late_days=14, number=12)

    assert months[0] == newest
    assert len(set(months)) == 12
    assert list(months) == sorted(months, reverse=True)


def shown(*counts: int, given: int = 0):
    found = dict(zip(Returned, counts, strict=False)) | {GIVEN: given}
    return fit_to_show("2026-10", found, small_cell=SMALL)


def test_large_counts_are_shown_and_none_is_nought():
    row = shown(12, 6, given=40)

    assert (row.month, row.given, row.total) == ("2026-10", 40, 18)
    assert row.counts == (12, 6, 0, 0, 0, 0, 0)
    assert shown().total == 0


def test_a_small_count_takes_another_with_it_so_that_the_sum_does_not_tell():
    assert shown(20, 3, 8).counts[:4] == (20, None, None, 0)
    assert shown(20, 3, 8).total == 31
    assert shown(20, 3, 2).counts[:3] == (20, None, None)
    assert shown(20, 1, 1).counts[:3] == (None, None, None)


def test_of_a_month_with_few_nothing_is_shown():
    assert shown(3, given=4) == shown(1, 1, 1, given=2)
    assert shown(3, given=4).given is shown(3).total is None
    assert set(shown(1, 1, 1, 1, 1, 1, 1).counts) == {None}


def small_months(sum_at_most: int, outcomes: int) -> Iterator[tuple[int, ...]]:
    if not outcomes:
        yield ()
        return
    for first in range(sum_at_most + 1):
        for others in small_months(sum_at_most - first, outcomes - 1):
            yield (first, *others)


def test_who_knows_the_rule_still_cannot_work_out_a_hidden_count():
    """All months of up to 9 cards: behind the same picture, a hidden count is never one number."""
    pictures = defaultdict(list)
    for month in small_months(9, len(Returned)):
        row = shown(*month)
        pictures[row.counts, row.total].append(month)

    for (counts, _total), months in pictures.items():
        for place, count in enumerate(counts):
            could_be = {month[place] for month in months}
            assert could_be == {count} if count is not None else len(could_be) > 1
