"""SpiffWorkflow as it comes, to show what it does without our shields."""

from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState


def stock(diagram: bytes, main: str = "hoofd", **values: Any) -> BpmnWorkflow:
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring(diagram), "hoofd.bpmn")
    workflow = BpmnWorkflow(parser.get_spec(main), parser.get_subprocess_specs(main))
    workflow.task_tree.data.update(values)
    workflow.do_engine_steps()
    return workflow


def ready(workflow: BpmnWorkflow) -> list[str]:
    tasks = workflow.get_tasks(state=TaskState.READY, manual=True)
    return sorted(task.task_spec.bpmn_id for task in tasks)


def run(workflow: BpmnWorkflow, element: str, **values: Any) -> Task:
    task = next(task for task in workflow.get_tasks(state=TaskState.READY) if task.task_spec.bpmn_id == element)
    task.data.update(values)
    task.run()
    workflow.do_engine_steps()
    return task
