"""Workers as processes of their own, so that they can die; and a mail server that can keep them waiting."""

import asyncio
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller

HERE = Path(__file__).parent


@contextmanager
def worker(program: str = "-m kapstok worker") -> Iterator[subprocess.Popen[bytes]]:
    """A worker on the database of this test, ended when the test ends."""
    quick = {"KAPSTOK_POLL": "0.1", "PYTHONPATH": str(HERE.parents[1] / "service")}
    command = [sys.executable, *program.split()]
    process = subprocess.Popen(command, env={**os.environ, **quick}, stdout=subprocess.DEVNULL, cwd=HERE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(what: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so."""
    limit = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < limit, "it did not happen in time"
        time.sleep(0.02)


class Post:
    """A mail server. As long as it is `patient` it takes a letter without saying that it has it."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.asked = threading.Event()
        self.patient = False

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:
        self.asked.set()
        if self.patient:
            await asyncio.sleep(60)
        self.letters.append(envelope.content.decode())  # type: ignore[attr-defined]
        return "250 OK"


@contextmanager
def post_office() -> Iterator[tuple[Post, str]]:
    """A mail server and its address."""
    post = Post()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield post, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()
