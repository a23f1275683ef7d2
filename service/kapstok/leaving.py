"""How answers leave through waitress: in one message what is there as a whole, and what a door always says as it is."""

from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import WSGITask

from kapstok.exchange import BESIDE


def server_of(app: Any, **how: Any) -> Any:
    """A server on a port of its own, that runs when it is told to."""
    HTTPChannel.task_class = Leaving
    return create_server(app, **how)


class Leaving(WSGITask):
    """One request and its answer. The headers that an operation made are looked at and put in order by waitress; those
    that stand once and for all in our own text (`Answer.beside`) join them unchanged.
    """

    wrote_header: bool

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ.setdefault(BESIDE, ())
        return environ

    def build_response_header(self) -> bytes:
        head: bytes = super().build_response_header()
        beside = "".join(f"{name}: {said}\r\n" for name, said in self.get_environment()[BESIDE])
        return head[:-2] + beside.encode("latin-1") + head[-2:]

    def write(self, data: bytes) -> None:
        whole = self.complete and data and not self.wrote_header and self.content_length == len(data) and self.has_body
        if not whole:
            super().write(data)
            return
        head = self.build_response_header()
        self.wrote_header = True
        self.content_bytes_written = len(data)
        self.channel.write_soon(head + data)
