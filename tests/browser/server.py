"""The house as it is served in earnest: by waitress, on a port of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from waitress import wasyncore

from kapstok.app import create_app
from kapstok.leaving import server_of


@contextmanager
def served() -> Iterator[str]:
    """The address of the installation that the environment names, as long as this lasts."""
    server = server_of(create_app(), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    sockets = server._map
    # From another thread waitress can only be stopped by taking away what it waits for.
    server.trigger.pull_trigger(lambda: wasyncore.close_all(sockets))
    thread.join()
    server.task_dispatcher.shutdown()
