"""What a designer hears before a wrong expression goes live."""

import pytest

from kapstok import feel
from kapstok.feel import FeelError


@pytest.mark.parametrize("expression", ["a == 1", "a = = 1", "a >== 1", "a < = 1", "a => 1", "a = < 1"])
def test_a_doubled_comparison_is_refused_because_it_would_silently_be_null(expression: str) -> None:
    with pytest.raises(FeelError, match="enkele ="):
        feel.check(expression)


@pytest.mark.parametrize("expression", ["a <= 1", "a>=1", 'a = "=="', "= a = 1", "a != b"])
def test_a_single_comparison_is_not(expression: str) -> None:
    feel.check(expression)
