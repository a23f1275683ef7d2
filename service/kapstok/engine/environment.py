"""The only place where an expression of a diagram is evaluated: FEEL over the process data, never Python."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NoReturn

from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.script_engine.python_environment import BasePythonScriptEngineEnvironment

from kapstok import feel
from kapstok.engine.changes import Change
from kapstok.engine.specs import Spec, broken
from kapstok.engine.token import Token
from kapstok.errors import Broken

NO_MOMENT = datetime.min.replace(tzinfo=UTC)


class FeelEnvironment(BasePythonScriptEngineEnvironment):
    """Answers every expression with FEEL and refuses scripts and services: the engine has no other way out."""

    def __init__(self, script: "Script"):
        super().__init__()
        self.script = script

    def evaluate(
        self, expression: str, context: Mapping[str, Any], external_context: Mapping[str, Any] | None = None
    ) -> Any:
        return feel.evaluate(expression, {**self.script.data, **context}, self.script.now)

    def execute(self, script: str, context: Any, external_context: Any = None) -> NoReturn:
        raise feel.FeelError(script, "is een script; alleen FEEL wordt uitgevoerd.")

    def call_service(self, context: Any, **kwargs: Any) -> NoReturn:
        raise feel.FeelError("", "roept een dienst aan; gebruik ave:operatie op een serviceTask.")


class Script(PythonScriptEngine):
    """The moment of a run: its process data, its clock, and the changes that happen while it is pushed."""

    def __init__(self, spec: Spec, values: dict[str, Any]):
        self.spec = spec
        self.data = values
        self.rest()
        super().__init__(FeelEnvironment(self))

    def rest(self) -> None:
        """Nothing happens: it is no moment, and there are no changes."""
        self.now = NO_MOMENT
        self.changes: list[Change] = []

    def validate(self, expression: str) -> None:
        feel.check(expression)

    def evaluate(self, task: Token, expression: str, external_context: Mapping[str, Any] | None = None) -> Any:
        try:
            return self.environment.evaluate(expression, task.data)
        except feel.FeelError as error:
            raise told_at(task, error) from error

    def execute(self, task: Token, script: str, external_context: Mapping[str, Any] | None = None) -> Any:
        return self.environment.execute(script, task.data)

    def call_service(self, task: Token, **kwargs: Any) -> Any:
        return self.environment.call_service(task.data, **kwargs)

    def evaluate_all(self, task: Token, expressions: list[str]) -> list[Any]:
        try:
            return feel.evaluate_all(expressions, self.seen_by(task), self.now)
        except feel.FeelError as error:
            raise told_at(task, error) from error

    def seen_by(self, task: Token) -> dict[str, Any]:
        """The process data as this task sees them: with the item of the multi-instance around it."""
        return {**self.data, **task.data}

    def write(self, task: Token, values: Mapping[str, Any]) -> None:
        """Take values into the process data, and keep them for the multi-instance that collects them."""
        self.data.update(values)
        instance: Token | None = task
        while instance is not None:
            output = getattr(instance.parent.task_spec, "output", None) if instance.triggered else None
            if output is not None and output in values:
                instance.internal_data["output"] = values[output]
            instance = instance.workflow.holder

    def record(self, change: Change) -> None:
        self.changes.append(change)


def told_at(task: Token, error: feel.FeelError) -> Broken:
    """The incident that says in which element of the diagram an expression failed."""
    return broken(task.task_spec.marks, "uitdrukking", str(error))


def script_of(task: Token) -> Script:
    script: Script = task.workflow.route.script
    return script
