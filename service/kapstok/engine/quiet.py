"""SpiffWorkflow writes every change of state to its log, with what it is about: here it writes neither name nor data.

Nobody reads those lines, they would carry data of a casus, and putting them together took a tenth of every push.
"""

from typing import Any

from SpiffWorkflow.task import Task


def _nothing(_task: Task, _more: dict[str, Any] | None = None) -> dict[str, Any]:
    return {}


Task.collect_log_extras = _nothing
