"""`kapstok worker`: only the worker, beside one or more web processes."""

import signal

import click


@click.command("worker")
def command() -> None:
    """Start alleen de worker: post versturen en termijnen laten aflopen."""
    from kapstok import logs, traces
    from kapstok.schema import refuse_old_schema
    from kapstok.worker.loop import Worker

    refuse_old_schema()
    logs.begin()
    traces.begin()
    worker = Worker()
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, lambda *_: worker.stop())
    click.echo("De worker werkt. Stop hem met Ctrl-C.")
    worker.run()
