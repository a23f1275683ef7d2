"""Traces: which request led to which act, in OpenTelemetry, without a word of a casus.

Nothing is recorded or sent until the standard setting OTEL_EXPORTER_OTLP_ENDPOINT names a collector. The context
of a caller (the W3C header `traceparent`) is taken over, so that a trace runs on from the system that calls us.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from typing import Any

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")


@lru_cache(maxsize=1)
def wanted() -> bool:
    """Whether a collector is named."""
    return any(os.environ.get(name) for name in ENDPOINTS)


def begin() -> None:
    """Send what is recorded to the collector, in the background; without one nothing happens."""
    if not wanted():
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = _provider()
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))


def span(name: str, **attributes: str | int | bool) -> AbstractContextManager[Any]:
    """A piece of work within the present trace. `attributes` never hold what somebody wrote, nor who somebody is."""
    return _span(name, {}, attributes) if wanted() else nullcontext()


def incoming(name: str, headers: Mapping[str, str]) -> AbstractContextManager[Any]:
    """A piece of work that somebody else asked for, in his trace when he named one."""
    return _span(name, headers, {}) if wanted() else nullcontext()


def current_id() -> str | None:
    """The id of the present trace: 32 hexadecimal digits."""
    if not wanted():
        return None
    from opentelemetry import trace

    context = trace.get_current_span().get_span_context()
    return f"{context.trace_id:032x}" if context.is_valid else None


@lru_cache(maxsize=1)
def _provider() -> Any:
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider

    return TracerProvider(resource=Resource.create({"service.name": "kapstok"}))


@contextmanager
def _span(name: str, headers: Mapping[str, str], attributes: Mapping[str, str | int | bool]) -> Iterator[Any]:
    from opentelemetry.trace import Status, StatusCode
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    context = TraceContextTextMapPropagator().extract(headers) if headers else None
    tracer = _provider().get_tracer("kapstok")
    # An error is told by its kind: its text may repeat what somebody wrote.
    with tracer.start_as_current_span(
        name, context=context, attributes=dict(attributes), record_exception=False, set_status_on_exception=False
    ) as it:
        try:
            yield it
        except Exception as error:
            it.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise
