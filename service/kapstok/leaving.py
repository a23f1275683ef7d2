"""How requests come in and answers leave through waitress: with as few hand-overs between its threads as can be."""

from typing import Any

from waitress.channel import ClientDisconnected, HTTPChannel
from waitress.server import TcpWSGIServer, create_server
from waitress.task import WSGITask

from kapstok.exchange import BESIDE


def server_of(app: Any, **how: Any) -> Any:
    """A server on a port of its own, that runs when it is told to."""
    TcpWSGIServer.channel_class = Line
    return create_server(app, channel_request_lookahead=1, **how)


class Leaving(WSGITask):
    """One request and its answer. The headers that an operation made are looked at and put in order by waitress; those
    that stand once and for all in our own text (`Answer.beside`) join them unchanged, and all leaves in one message.
    """

    wrote_header: bool

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ.setdefault(BESIDE, b"")
        return environ

    def build_response_header(self) -> bytes:
        head: bytes = super().build_response_header()
        beside: bytes = self.get_environment()[BESIDE]
        return head[:-2] + beside + head[-2:]

    def write(self, data: bytes) -> None:
        whole = self.complete and data and not self.wrote_header and self.content_length == len(data) and self.has_body
        if not whole:
            super().write(data)
            return
        head = self.build_response_header()
        self.wrote_header = True
        self.content_bytes_written = len(data)
        self.channel.answer(head + data)

    def finish(self) -> None:
        super().finish()
        self.channel.answered = True


class Line(HTTPChannel):
    """A connection with somebody who asks. The thread that listens to all of them goes on listening to this one while
    another answers, so that it need not be woken to hear the next request; that is read once the answer leaves.
    """

    task_class = Leaving
    answered = True
    heard = False  # that there is more, which is not read yet
    listened = False  # to: whatever comes is heard at once

    def __init__(self, server: Any, *given: Any, **named: Any):
        super().__init__(server, *given, **named)
        self.server = Bell(server, self)

    def readable(self) -> bool:
        self.listened = False  # before looking: who changes something meanwhile rings
        self.listened = super().readable() if self._may_be_read() else not self.heard
        return self.listened

    def handle_read(self) -> None:
        self.heard = not self._may_be_read()
        if self.heard:
            return
        super().handle_read()
        if self.request is not None and self.connected:
            self._hear_the_rest()

    def answer(self, data: bytes) -> None:
        """With all there is to say, without a detour through what is kept to be sent."""
        with self.outbuf_lock:
            if not self.connected:
                raise ClientDisconnected
            self.answered = True
            sent = 0 if self.total_outbufs_len else self._say(data)
        if sent < len(data):
            self.write_soon(data[sent:])

    def _may_be_read(self) -> bool:
        return self.answered and len(self.requests) <= 1

    def _say(self, data: bytes) -> int:
        try:
            said: int = self.send(data, do_close=False)
        except OSError:  # waitress finds it too, and ends the connection
            return 0
        return said

    def _hear_the_rest(self) -> None:
        """Who sends a request in parts sends them right after each other."""
        try:
            more = self.socket.recv(self.adj.recv_bytes)
        except OSError:  # not yet; what is wrong with the connection shows when it is read in its turn
            return
        self.received(more)


class Bell:
    """A server as one connection has it: the thread that listens is woken when there is something to do for it."""

    def __init__(self, server: Any, line: Line):
        self.adj, self.application = server.adj, server.application
        self.server_name, self.effective_port = server.server_name, server.effective_port
        self.active_channels = server.active_channels
        self._server = server
        self._line = line

    def add_task(self, line: Line) -> None:
        line.answered = False
        self._server.add_task(line)

    def pull_trigger(self) -> None:
        if self._line.writable() or not self._line.listened:
            self._server.pull_trigger()
