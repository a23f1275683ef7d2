"""The rules of the intake, one a file, in the order in which each diagram meets them."""

from collections.abc import Callable

from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.rules import (
    arrows,
    begins,
    boundaries,
    called_processes,
    calls_follow,
    choices,
    code,
    compensation,
    conditional_arrows,
    conditional_events,
    data_drawn,
    data_filled_in,
    described_fields,
    drawn_splits,
    empty_pools,
    empty_subprocesses,
    ends,
    errors_and_escalations,
    event_gateways,
    event_references,
    event_subprocesses,
    executable,
    foreign_elements,
    ids,
    labels,
    links,
    messages,
    named_times,
    other_events,
    pools_of_others,
    references,
    repetitions,
    roles,
    scopes_apart,
    scopes_of_others,
    signals,
    start_events,
    task_forms,
    tasks,
    termijnen,
    timers,
    unreached,
)

Rule = Callable[[Diagram], Lines]

FIRST: tuple[Rule, ...] = (empty_pools.apply, references.apply, ids.apply, scopes_apart.apply, calls_follow.apply)
"""Before it is known with which process a casus begins."""

RULES: tuple[Rule, ...] = (
    pools_of_others.apply,
    executable.apply,
    described_fields.apply,
    data_filled_in.apply,
    code.apply,
    scopes_of_others.apply,
    foreign_elements.apply,
    event_references.apply,
    arrows.apply,
    compensation.apply,
    event_subprocesses.apply,
    empty_subprocesses.apply,
    called_processes.apply,
    tasks.apply,
    repetitions.apply,
    links.apply,
    boundaries.apply,
    start_events.apply,
    other_events.apply,
    named_times.apply,
    timers.apply,
    messages.apply,
    signals.apply,
    errors_and_escalations.apply,
    conditional_events.apply,
    event_gateways.apply,
    begins.apply,
    conditional_arrows.apply,
    choices.apply,
    drawn_splits.apply,
    unreached.apply,
    ends.apply,
    data_drawn.apply,
    labels.apply,
)

LAST: tuple[Rule, ...] = (termijnen.apply, task_forms.apply, roles.apply)
"""Who does each step, with which form and by when: also for the steps that other rules added."""
