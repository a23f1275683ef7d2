"""Traces tell which request led to which act, and take over the trace of the caller."""

from collections.abc import Iterator

import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from given import House
from kapstok import traces
from kapstok.app import create_app

TRACE = "0af7651916cd43dd8448eb211c80319c"


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    traces.wanted.cache_clear()
    traces._provider.cache_clear()
    exporter = InMemorySpanExporter()
    traces._provider().add_span_processor(SimpleSpanProcessor(exporter))
    yield exporter
    traces.wanted.cache_clear()
    traces._provider.cache_clear()


def test_an_act_stands_in_the_trace_of_who_asked_for_it(house: House, spans: InMemorySpanExporter) -> None:
    with traces.incoming("POST /taken", {"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"}):
        assert traces.current_id() == TRACE
        house.open()
    found = {span.name: span for span in spans.get_finished_spans()}
    act, request = found["open_casus"], found["POST /taken"]
    assert act.context is not None
    assert request.context is not None
    assert act.parent is not None
    assert f"{act.context.trace_id:032x}" == TRACE
    assert act.parent.span_id == request.context.span_id


def test_a_request_is_told_by_its_route_and_status(house: House, spans: InMemorySpanExporter) -> None:
    casus_id = house.open().casus_id
    spans.clear()
    create_app().test_client().get(f"/casussen/{casus_id}")
    request = next(span for span in spans.get_finished_spans() if span.name.startswith("GET"))
    assert request.name == "GET /casussen/<uuid:casus_id>"
    assert request.attributes == {"http.response.status_code": 303}


def test_what_went_wrong_is_told_by_its_kind(spans: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match="Jansen"), traces.span("open_casus"):
        raise ValueError("Jansen is niet thuis")
    (span,) = spans.get_finished_spans()
    assert span.status.description == "ValueError"
    assert span.events == ()


def test_without_a_collector_nothing_is_recorded(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT", raising=False)
    traces.wanted.cache_clear()
    with traces.span("open_casus") as span:
        assert span is None
    assert traces.current_id() is None
