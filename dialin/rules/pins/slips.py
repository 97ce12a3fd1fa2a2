"""Every PIN that a slip leads to from a given one: so few that a database can be asked for each of them."""

from collections.abc import Iterator

from dialin.rules.pins.damm import TABLE, check_digit, is_wellformed

# What the digit was before, and which digit it is, by the interim digit that follows: the columns and rows backwards.
_BEFORE = tuple(tuple(next(s for s in range(10) if TABLE[s][d] == after) for after in range(10)) for d in range(10))
_DIGIT = tuple(tuple(row.index(after) for after in range(10)) for row in TABLE)


def slips_of(pin: str) -> list[str]:
    """The PINs that are too close to this one, which may be issued; itself too, and all of them well-formed.

    As `LivePins` has it, for PINs that may be issued: a doubled key leads to none of them, for none has two equal
    neighbours. Of the check digit's doing only 9 of 81 changes of two digits are well-formed, and none of one.
    """
    half = len(pin) // 2
    return [pin, *filter(is_wellformed, [pin[half:] + pin[:half]]), *_two_digits_off(pin), *_of_other_length(pin)]


def _two_digits_off(pin: str) -> Iterator[str]:
    """Walks the check from both ends: behind the first wrong digit, each place has one digit that makes good for it."""
    digits = [int(digit) for digit in pin]
    wanted = [0]  # interim digits from the end on: what each digit must leave behind
    for digit in reversed(digits[1:]):
        wanted.append(_BEFORE[digit][wanted[-1]])
    wanted.reverse()
    interim = 0
    for first, right in enumerate(digits[:-1]):
        for wrong in range(10):
            if wrong != right:
                yield from _made_good(pin, first, wrong, (TABLE[interim][wrong], wanted))
        interim = TABLE[interim][right]


def _made_good(pin: str, first: int, wrong: int, check: tuple[int, list[int]]) -> Iterator[str]:
    interim, wanted = check
    begun = f"{pin[:first]}{wrong}"
    for second in range(first + 1, len(pin)):
        yield f"{begun}{pin[first + 1 : second]}{_DIGIT[interim][wanted[second]]}{pin[second + 1 :]}"
        interim = TABLE[interim][int(pin[second])]


def _of_other_length(pin: str) -> Iterator[str]:
    """A PIN of eight digits does not begin with one of six."""
    if len(pin) == 8 and is_wellformed(pin[:6]):
        yield pin[:6]
    if len(pin) == 6:
        yield from (f"{pin}{digit}{check_digit(f'{pin}{digit}')}" for digit in range(10))
