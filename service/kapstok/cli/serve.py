"""`kapstok serve`: web, REST and worker in one process."""

import gc
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, NoReturn

import click

from kapstok.errors import KapstokError
from kapstok.settings import settings

THREADS = 8


@click.command("serve")
@click.option("--port", type=int, metavar="POORT", help="De poort; anders die van KAPSTOK_PORT, of 8000.")
@click.option("--host", metavar="ADRES", help="Het adres; anders dat van KAPSTOK_HOST, of alleen deze machine.")
@click.option("--no-worker", is_flag=True, help="Zonder worker; start die dan zelf met: kapstok worker")
@click.option("--demo", is_flag=True, help="Werk de database bij en vul haar met de demo als zij leeg is.")
def command(port: int | None, host: str | None, no_worker: bool, demo: bool) -> None:
    """Start Kapstok: de schermen, de REST API en de worker."""
    _settle(port, host)
    # A signal during the start ends it as quietly as one afterwards.
    signal.signal(signal.SIGTERM, _end)
    from kapstok import logs, traces
    from kapstok.cli import _first_look

    if demo:
        from kapstok.cli import _demo

        _demo.prepare()
    failures: list[KapstokError] = []
    # Nothing of what is loaded now is ever thrown away: looking for rubbish in it costs a tenth of the start.
    gc.disable()
    try:
        _first_look.refuse_to_begin()
        logs.begin()
        traces.begin()
        with nullcontext() if no_worker else _worker(failures):
            _serve()
    finally:
        gc.enable()
        # The worker that failed asked the web to stop, and that is not the end to report.
        if failures:
            raise failures[0]


def _settle(port: int | None, host: str | None) -> None:
    """What is asked here goes before the environment, also for the address in mails."""
    for name, value in (("KAPSTOK_PORT", port), ("KAPSTOK_HOST", host)):
        if value is not None:
            os.environ[name] = str(value)
    settings.cache_clear()


def _serve() -> None:
    from kapstok.app import create_app
    from kapstok.leaving import server_of

    app = create_app()
    gc.freeze()
    gc.enable()
    try:
        server = server_of(app, host=settings().host, port=settings().port, threads=THREADS)
    except OSError as error:
        raise KapstokError(
            f"Poort {settings().port} op {settings().host} is niet vrij. Kies een andere met --port."
        ) from error
    # Port 0 means: any that is free.
    address = settings().base_url if settings().port else f"http://{settings().host}:{server.effective_port}"
    click.echo(f"\nKapstok draait op {address} . Stoppen met Ctrl-C.")
    try:
        server.run()
    finally:
        server.close()


@contextmanager
def _worker(failures: list[KapstokError]) -> Iterator[None]:
    """A worker beside the web in this process; what made it fail to start is added to the list."""
    stop = threading.Event()
    thread = threading.Thread(target=_work, args=(stop, failures), name="worker")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _work(stop: threading.Event, failures: list[KapstokError]) -> None:
    # Here, not above: the first page need not wait until DBOS is loaded.
    from kapstok.worker.loop import Worker

    worker = Worker(stop)
    try:
        worker.run()
    except Exception as error:
        # A house whose worker is dead looks healthy while every termijn passes unseen; better to stop.
        failures.append(error if isinstance(error, KapstokError) else KapstokError(_dead(error)))
        os.kill(os.getpid(), signal.SIGTERM)


def _dead(error: Exception) -> str:
    return f"De worker kon niet starten ({type(error).__name__}). Kapstok is gestopt."


def _end(*_: Any) -> NoReturn:
    raise SystemExit(0)
