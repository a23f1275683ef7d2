"""Invented routes, played in random order, against a second opinion on what should be open."""

import random

import pytest

from engine.diagram import bpmn, message, process
from engine.play import Play
from engine.reference import Again, Block, Drawing, Task, Together, invent
from kapstok.engine import compile


def drawn(block: Block) -> bytes:
    drawing = Drawing()
    entering, leaving = block.draw(drawing)
    body = process("hoofd", *drawing.parts, f"start {entering}", f"{leaving} einde")
    return bpmn(*(message(name) for name in drawing.messages), body)


def play_against(block: Block, choice: random.Random, steps: int) -> Play:
    diagram = drawn(block)
    values = {f"v{number}": choice.random() < 0.6 for number in range(3)}
    block.start(values)
    play = Play(compile({"h": diagram}, "hoofd", {}, {}), stored=choice.random() < 0.8, **values)
    for _ in range(steps):
        assert play.open == sorted(block.open()), diagram.decode()
        assert play.messages == sorted(block.waiting()), diagram.decode()
        assert play.run.done == block.done()
        if block.done():
            break
        step(play, block, choice)
    return play


def step(play: Play, block: Block, choice: random.Random) -> None:
    values = {f"v{number}": choice.random() < 0.6 for number in range(3)}
    if block.open() and (not block.waiting() or choice.random() < 0.7):
        name = choice.choice(block.open())
        block.complete(name, values)
        play.do(name, **values)
    else:
        name = choice.choice(block.waiting())
        block.say(name, values)
        play.say(name, **values)


@pytest.mark.parametrize("seed", range(80))
def test_an_invented_route_opens_what_it_should(seed: int) -> None:
    choice = random.Random(seed)
    play_against(invent(choice, choice.randint(1, 4)), choice, 40)


@pytest.mark.parametrize("seed", range(3))
def test_branches_in_loops_in_branches_meet_for_a_hundred_steps(seed: int) -> None:
    choice = random.Random(seed)
    inside = Again([Together([Task(), Again([Task()]), Task(2)])])
    play_against(Again([Together([inside, Task(), Again([Together([Task(), Task()])])])]), choice, 100)
