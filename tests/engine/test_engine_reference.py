"""Invented routes, played in invented order, against a second opinion on what should be open."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.plans import Plan, answers, drawn, plans, quiet
from engine.play import MONDAY, Play
from engine.reference import Again, Block, Task, Together, Values
from kapstok.engine import compile

# What happens: the number of the task or message, and what is answered.
steps = st.lists(st.tuples(st.integers(0, 5), answers), max_size=40)


def play_against(block: Block, stored: bool, happens: list[tuple[int, Values]], values: Values) -> Play:
    diagram = drawn(block)
    block.start(values)
    play = Play(compile({"h": diagram}, "hoofd", {}, {}), stored=stored, **values)
    for which, said in happens:
        agree(play, block)
        if block.done():
            break
        step(play, block, which, said)
    agree(play, block)
    return play


def agree(play: Play, block: Block) -> None:
    assert play.open == sorted(block.open())
    assert play.messages == sorted(block.waiting())
    assert play.run.done == block.done()


def step(play: Play, block: Block, which: int, values: Values) -> None:
    can = [(name, True) for name in block.open()] + [(name, False) for name in block.waiting()]
    name, task = can[which % len(can)]
    if task:
        block.complete(name, values)
        play.do(name, **values)
    else:
        block.say(name, values)
        play.say(name, **values)


@settings(quiet, max_examples=120)
@given(plan=plans(timed=False), stored=st.booleans(), happens=steps, values=answers)
def test_an_invented_route_opens_what_it_should(
    plan: Plan, stored: bool, happens: list[tuple[int, Values]], values: Values
) -> None:
    play_against(plan.build(lambda: MONDAY), stored, happens, values)


@settings(quiet, max_examples=3)
@given(happens=st.lists(st.tuples(st.integers(0, 5), answers), min_size=100, max_size=100), values=answers)
def test_branches_in_loops_in_branches_meet_for_a_hundred_steps(
    happens: list[tuple[int, Values]], values: Values
) -> None:
    inside = Again([Together([Task(), Again([Task()]), Task(2)])])
    route = Again([Together([inside, Task(), Again([Together([Task(), Task()])])])])
    play_against(route, True, happens, values)
