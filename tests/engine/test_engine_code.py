"""No diagram can make Python run: every place where SpiffWorkflow evaluates goes to FEEL or is refused."""

import builtins
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from engine.diagram import HEAD, boundary, bpmn, call, catch, listening, on_timer, process
from engine.play import MONDAY, Play
from engine.stock import stock
from kapstok.engine import Run, compile
from kapstok.engine.environment import FeelEnvironment, Script
from kapstok.errors import Broken
from kapstok.feel import FeelError

VENDORS = HEAD.replace(
    "<definitions",
    '<definitions xmlns:spiff="http://spiffworkflow.org/bpmn/schema/1.0/core" '
    'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
)


def extended(element: str, extension: str) -> str:
    name = element.split(" ")[0]
    return f"<{element}><extensionElements>{extension}</extensionElements></{name}>"


def user(inside: str) -> str:
    return f'<userTask id="a">{inside}</userTask>'


def often(inside: str) -> str:
    return user(f"<multiInstanceLoopCharacteristics>{inside}</multiInstanceLoopCharacteristics>")


def script(code: str, attributes: str = "") -> str:
    return f'<scriptTask id="a" {attributes}><script>{code}</script></scriptTask>'


def drawn(code: str) -> dict[str, list[str]]:
    """Entry points in standard BPMN: the element with the code in it."""
    condition = f"<conditionalEventDefinition><condition>{code}</condition></conditionalEventDefinition>"
    until = f"<completionCondition>{code}</completionCondition>"
    again = f"<standardLoopCharacteristics><loopCondition>{code}</loopCondition></standardLoopCharacteristics>"
    return {
        "script": [script(code)],
        "python script": [script(code, 'scriptFormat="python"')],
        "exclusive": ["start xor_a", f"xor_a a | {code}", "xor_a einde | anders"],
        "inclusive": ["start or_a", f"or_a a | {code}", "or_a einde | anders"],
        "duration": [catch("a", on_timer(code))],
        "duration formula": [catch("a", on_timer("=" + code))],
        "date": [catch("a", on_timer(code, "timeDate"))],
        "date formula": [catch("a", on_timer("=" + code, "timeDate"))],
        "cycle": [user(""), boundary("b", "a", on_timer(code, "timeCycle"), False)],
        "boundary timer": [user(""), boundary("b", "a", on_timer("=" + code))],
        "cardinality": [often(f"<loopCardinality>{code}</loopCardinality>")],
        "completion": [often(f"<loopCardinality>1</loopCardinality>{until}")],
        "loop condition": [user(again)],
        "conditional event": [catch("a", condition)],
        "conditional start": [listening("deel", condition, "bij_deel c einde_c")],
        "list": [often(f"<loopDataInputRef>{code}</loopDataInputRef>")],
        "called process": [call("a", code)],
        "decision": [f'<businessRuleTask id="a" ave:beslissing="{code}"/>'],
        "ad hoc": [f'<adHocSubProcess id="a">{until}</adHocSubProcess>'],
    }


def foreign(code: str) -> dict[str, list[str]]:
    """Entry points in the words of vendors."""
    service = 'serviceTask id="a" ave:operatie="x"'
    words = ("preScript", "postScript", "messagePayload", "payloadExpression", "processVariableCorrelation")
    return {
        **{word: [extended('userTask id="a"', f"<spiff:{word}>{code}</spiff:{word}>")] for word in words},
        "service": [extended(service, f"<spiff:serviceTaskOperator>{code}</spiff:serviceTaskOperator>")],
        "camunda expression": [f'<{service} camunda:expression="{code}"/>'],
        "camunda listener": [extended('userTask id="a"', f"<camunda:taskListener>{code}</camunda:taskListener>")],
    }


def diagram(place: str, code: str) -> bytes:
    """A process with the code at one entry point."""
    if place == "correlation":
        body = (
            '<correlationProperty id="c"><correlationPropertyRetrievalExpression messageRef="m">'
            f"<messagePath>{code}</messagePath></correlationPropertyRetrievalExpression></correlationProperty>"
        ) + process("hoofd", "start a einde")
    else:
        body = process("hoofd", *(drawn(code) | foreign(code))[place], "start a einde")
    return (VENDORS + body + "</definitions>").encode()


PLACES = ["correlation", *drawn("x"), *foreign("x")]
ESCAPE = (
    "[c for c in ().__class__.__base__.__subclasses__() if c.__name__==&apos;_wrap_close&apos;][0]"
    ".__init__.__globals__[&apos;system&apos;](&apos;touch {}&apos;)"
)


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Python that would be evaluated makes the test fail."""
    Play(compile({"h": bpmn(process("hoofd", "start a einde"))}, "hoofd", {}, {})).do("a")

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("Python was evaluated")

    def switch() -> None:
        for name in ("eval", "exec", "compile"):
            monkeypatch.setattr(builtins, name, refuse)

    return switch


def test_stock_runs_the_shell_from_a_script(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    stock(diagram("script", "x = " + ESCAPE.format(marker)))
    assert marker.exists()


@pytest.mark.parametrize("place", PLACES)
def test_python_is_never_evaluated(place: str, tmp_path: Path, forbidden: Callable[[], None]) -> None:
    marker = tmp_path / "marker"
    file = diagram(place, ESCAPE.format(marker))
    forbidden()
    with pytest.raises(Broken) as broken:
        Run.start(compile({"h.bpmn": file}, "hoofd", {}, {}), {}, MONDAY)
    assert not marker.exists()
    assert all(finding.sentence and finding.line for finding in broken.value.findings)


@pytest.mark.parametrize("place", PLACES)
def test_feel_is_evaluated_without_python(place: str, forbidden: Callable[[], None]) -> None:
    file = diagram(place, "1 + 1")
    forbidden()
    with suppress(Broken):
        Run.start(compile({"h.bpmn": file}, "hoofd", {}, {}), {}, MONDAY)


def test_the_environment_has_no_other_way_out() -> None:
    spec = compile({"h": bpmn(process("hoofd", "start a einde"))}, "hoofd", {}, {})
    script = Script(spec, {"x": 2})
    script.now = MONDAY
    assert isinstance(script.environment, FeelEnvironment)
    assert script.environment.evaluate("x + y", {"y": 1}) == 3
    for refused in (
        lambda: script.environment.execute("x = 1", {}),
        lambda: script.environment.call_service({}),
        lambda: script.validate("import os"),
    ):
        with pytest.raises(FeelError):
            refused()


def test_what_spiffworkflow_itself_would_evaluate_goes_the_same_way() -> None:
    spec = compile({"h": bpmn(process("hoofd", "start a einde", user("")))}, "hoofd", {}, {})
    begun, _ = Run.start(spec, {}, MONDAY)
    for run in (begun, Run.load(spec, begun.dump())):
        assert isinstance(run._route.script_engine, Script)
