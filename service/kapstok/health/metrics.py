"""What Prometheus reads: requests by route and outcome, and how the installation is doing. Never who or which casus.

Labels come from closed lists (route patterns, methods, statuses, fasen), so they cannot carry a name or a kenmerk.
"""

from functools import lru_cache

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from kapstok.errors import Unavailable
from kapstok.overviews import installation

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0)
PREFIX = "kapstok_"
SAID = {
    "open_tasks": "Tasks that somebody has to do",
    "overdue_tasks": "Open tasks whose termijn has passed",
    "wanted_jobs": "Outside work that waits for a worker",
    "incidents": "Work that failed for good and waits for a beheerder",
    "due_timers": "Termijnen that have passed and were not handled yet",
    "timer_lag": "Seconds that the oldest due termijn has been waiting",
    "living_workers": "Workers that were heard of lately",
}

disable_created_metrics()
registry = CollectorRegistry()
requests = Counter("kapstok_requests", "Requests served", ("route", "method", "status"), registry=registry)
seconds = Histogram("kapstok_request_seconds", "Time a request took", ("route",), buckets=SECONDS, registry=registry)


def count(route: str, method: str, status: int, took: float) -> None:
    """One more request, and the seconds that it took."""
    counter, histogram = _of(route, method, status)
    counter.inc()
    histogram.observe(took)


@lru_cache(maxsize=4096)
def _of(route: str, method: str, status: int) -> tuple[Counter, Histogram]:
    return requests.labels(route, method, str(status)), seconds.labels(route)


class Installation(Collector):
    """The figures of the whole installation, counted when they are asked for."""

    def collect(self) -> list[Metric]:
        try:
            found = installation.figures()
        except Unavailable:
            return [GaugeMetricFamily(f"{PREFIX}database_up", "Whether the database answers", 0)]
        casussen = GaugeMetricFamily(f"{PREFIX}open_casussen", "Open casussen by fase", labels=["fase"])
        for fase, number in sorted(found.open_casussen.items()):
            casussen.add_metric([str(fase)], number)
        simple = [GaugeMetricFamily(PREFIX + name, said, getattr(found, name)) for name, said in SAID.items()]
        return [GaugeMetricFamily(f"{PREFIX}database_up", "Whether the database answers", 1), casussen, *simple]


registry.register(Installation())
ProcessCollector(registry=registry)


def text() -> bytes:
    """Everything, in the text format of Prometheus."""
    return generate_latest(registry)
