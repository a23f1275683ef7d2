"""`kapstok worker`: only the worker, beside one or more web processes."""

import signal

import click


@click.command("worker")
def command() -> None:
    """Start alleen de worker: post versturen en termijnen laten aflopen."""
    from kapstok import logs, traces
    from kapstok.cli import _first_look
    from kapstok.worker.loop import Worker

    _first_look.refuse_to_begin()
    logs.begin()
    traces.begin()
    worker = Worker()
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, lambda *_: worker.stop())
    click.echo("De worker werkt. Stop hem met Ctrl-C.")
    worker.run()
