"""The process of which every other in a town is a copy: it has read all of Kapstok, which takes seconds.

It is asked in lines what to do, in which environment and where to say things; it answers with the number of a process.
"""

import json
import os
import signal
import sys
import threading
import traceback

import program

import kapstok.app
import kapstok.worker.loop  # noqa: F401
from kapstok.settings import settings


def bear(command: list[str], environment: dict[str, str], said: str) -> int:
    if child := os.fork():
        return child
    try:
        _begin(environment, said)
        sys.argv = ["kapstok", *command]
        program.begin()
        program.main()
    except SystemExit:
        pass
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(1)


def _begin(environment: dict[str, str], said: str) -> None:
    """As if it had been started by itself."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    words, silence = os.open(said, os.O_WRONLY | os.O_APPEND | os.O_CREAT), os.open(os.devnull, os.O_RDONLY)
    for new, old in ((silence, 0), (words, 1), (words, 2)):
        os.dup2(new, old)
    os.environ.clear()
    os.environ.update(environment)
    settings.cache_clear()


if __name__ == "__main__":
    others = {thread.name for thread in threading.enumerate()} - {"MainThread"}
    assert all(name.startswith("quickjs") for name in others), "a copy would lack a thread that it needs"
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who died is forgotten at once
    for line in sys.stdin:
        sys.stdout.write(f"{bear(**json.loads(line))}\n")
        sys.stdout.flush()
