"""Two sides that changed one text are put together where their changes stand apart."""

from kapstok.compare.lines import merge

OLD = b"een\ntwee\ndrie\nvier\nvijf\n"


def test_changes_that_stand_apart_come_together():
    assert merge(OLD, b"EEN\ntwee\ndrie\nvier\nvijf\n", b"een\ntwee\ndrie\nvier\nVIJF\nzes\n") == (
        b"EEN\ntwee\ndrie\nvier\nVIJF\nzes\n"
    )


def test_the_same_change_on_both_sides_counts_once():
    changed = b"een\ntwee\nDRIE\nvier\nvijf\n"
    assert merge(OLD, changed, changed) == changed


def test_changes_of_the_same_line_are_not_put_together():
    assert merge(OLD, b"een\nTWEE\ndrie\nvier\nvijf\n", b"een\n2\ndrie\nvier\nvijf\n") is None
