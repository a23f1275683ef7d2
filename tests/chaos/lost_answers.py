"""A wire to PostgreSQL on which the answer to a COMMIT can get lost: what was asked is done, and nobody hears of it."""

import contextlib
import socket
import threading
from types import TracebackType

from sqlalchemy import make_url

COMMIT, DONE = b"Q\x00\x00\x00\x0bCOMMIT\x00", b"COMMIT\x00"


class Wire:
    """Between Kapstok and PostgreSQL, for the length of a `with`; `url` is the database by way of this wire.

    After `lose(n)` the answers to the next n commits are lost, and with each the connection it came on.
    """

    def __init__(self, url: str):
        self.there = make_url(url)
        self.listening = socket.create_server(("127.0.0.1", 0))
        here = {"host": "127.0.0.1", "port": str(self.listening.getsockname()[1])}
        query = {key: value for key, value in self.there.query.items() if key not in ("host", "port")}
        named = self.there.set(host=here["host"], port=int(here["port"]), query=query)
        self.url = named.render_as_string(hide_password=False)
        self.lost = 0
        self._to_lose = threading.Semaphore(0)

    def __enter__(self) -> "Wire":
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        with contextlib.suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()

    def lose(self, count: int = 1) -> None:
        self._to_lose.release(count)

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self.listening.accept()
            except OSError:
                return
            _Talk(self, client, self._connect())

    def _connect(self) -> socket.socket:
        host = str(self.there.query.get("host") or self.there.host)
        port = int(str(self.there.query.get("port") or self.there.port or 5432))
        if host.startswith("/"):
            server = socket.socket(socket.AF_UNIX)
            server.connect(f"{host}/.s.PGSQL.{port}")
            return server
        return socket.create_connection((host, port))

    def loses(self) -> bool:
        return self._to_lose.acquire(blocking=False)


class _Talk:
    """One connection: two threads that pass on what is said."""

    def __init__(self, wire: Wire, client: socket.socket, server: socket.socket):
        self.wire, self.client, self.server = wire, client, server
        self.deaf = False
        for deed in (self._ask, self._answer):
            threading.Thread(target=deed, daemon=True).start()

    def _ask(self) -> None:
        with contextlib.suppress(OSError):
            while said := self.client.recv(65536):
                self.deaf = self.deaf or (said.endswith(COMMIT) and self.wire.loses())
                self.server.sendall(said)
        self._end()

    def _answer(self) -> None:
        with contextlib.suppress(OSError):
            while said := self.server.recv(65536):
                if self.deaf and DONE in said:
                    self.wire.lost += 1
                    break
                self.client.sendall(said)
        self._end()

    def _end(self) -> None:
        for end in (self.client, self.server):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
