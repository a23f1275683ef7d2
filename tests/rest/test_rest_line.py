"""A connection over which requests come: one after the other, in parts, too early, or from who leaves halfway."""

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from waitress import wasyncore

from kapstok.leaving import server_of

LARGE = b"x" * 8_000_000  # more than a connection holds for who does not read


class Asked:
    """An application that answers with what it was sent, once it may. `begun` counts the requests that came so far."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.may_answer = threading.Event()
        self.may_answer.set()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        said = environ["PATH_INFO"].encode() + environ["wsgi.input"].read()
        self.begun.release()
        assert self.may_answer.wait(10)
        text = LARGE if said == b"/large" else said
        headers = [] if said == b"/in-parts" else [("Content-Length", str(len(text)))]
        start("200 OK", headers)
        return iter([text[:1], text[1:]]) if said == b"/in-parts" else [text]


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def server(asked: Asked) -> Iterator[Any]:
    made = server_of(asked, host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=made.run)
    thread.start()
    yield made
    asked.may_answer.set()
    sockets = made._map
    # From another thread waitress can only be stopped by taking away what it waits for.
    made.trigger.pull_trigger(lambda: wasyncore.close_all(sockets))
    thread.join()
    made.task_dispatcher.shutdown()


@contextmanager
def line_to(server: Any) -> Iterator[tuple[socket.socket, Any]]:
    address = "127.0.0.1", int(server.effective_port)
    with socket.create_connection(address, timeout=10) as line, line.makefile("rb") as found:
        yield line, found


def request(path: str, body: bytes = b"", more: str = "") -> bytes:
    return f"POST {path} HTTP/1.1\r\nHost: x\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body


def answer_on(found: Any) -> bytes:
    headers: dict[str, str] = {}
    assert found.readline() == b"HTTP/1.1 200 OK\r\n"
    while (row := found.readline().decode().strip()) != "":
        name, _, said = row.partition(": ")
        headers[name] = said
    if "Content-Length" in headers:
        return bytes(found.read(int(headers["Content-Length"])))
    text = b""
    while size := int(found.readline(), 16):
        text += found.read(size + 2)[:-2]
    found.readline()
    return text


def until(holds: Callable[[], Any]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.001)


def test_requests_come_one_after_the_other(server: Any) -> None:
    with line_to(server) as (line, found):
        for number in range(20):
            line.sendall(request(f"/{number}", b" and more"))
            assert answer_on(found) == f"/{number} and more".encode()


def test_nobody_is_woken_to_hear_the_next_request(server: Any, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[None] = []
    with line_to(server) as (line, found), monkeypatch.context() as patch:
        patch.setattr(server, "pull_trigger", lambda: woken.append(None))
        for _ in range(3):
            asked.may_answer.clear()
            line.sendall(request("/held"))
            assert asked.begun.acquire(timeout=10)
            (channel,) = server.active_channels.values()
            until(lambda channel=channel: channel.listened and not channel.answered)
            asked.may_answer.set()
            assert answer_on(found) == b"/held"
            until(lambda channel=channel: not channel.requests)
    assert woken == []


def test_a_request_comes_in_parts(server: Any) -> None:
    whole = request("/parts", b"of a body")
    with line_to(server) as (line, found):
        for place in range(0, len(whole), 7):
            line.sendall(whole[place : place + 7])
            time.sleep(0.001)
        assert answer_on(found) == b"/partsof a body"


def test_who_is_told_to_go_on_sends_the_rest(server: Any) -> None:
    head, body = request("/large-body", b"the body", "Expect: 100-continue\r\n").split(b"\r\n\r\n")
    with line_to(server) as (line, found):
        line.sendall(head + b"\r\n\r\n")
        assert found.readline() == b"HTTP/1.1 100 Continue\r\n"
        assert found.readline() == b"\r\n"
        line.sendall(body)
        assert answer_on(found) == b"/large-bodythe body"


def test_requests_that_come_too_early_are_answered_in_order(server: Any, asked: Asked) -> None:
    asked.may_answer.clear()
    with line_to(server) as (line, found):
        line.sendall(request("/1"))
        assert asked.begun.acquire(timeout=10)
        for number in range(2, 6):  # each is there before the first is answered
            line.sendall(request(f"/{number}"))
        (channel,) = server.active_channels.values()
        until(lambda: channel.heard and not channel.listened)
        asked.may_answer.set()
        assert [answer_on(found) for _ in range(5)] == [b"/1", b"/2", b"/3", b"/4", b"/5"]


def test_who_said_all_he_had_to_say_gets_his_answer(server: Any, asked: Asked) -> None:
    asked.may_answer.clear()
    with line_to(server) as (line, found):
        line.sendall(request("/last"))
        line.shutdown(socket.SHUT_WR)
        assert asked.begun.acquire(timeout=10)
        (channel,) = server.active_channels.values()
        until(lambda: channel.heard and not channel.listened)
        asked.may_answer.set()
        assert answer_on(found) == b"/last"
        assert found.read() == b""
    until(lambda: not server.active_channels)


def test_who_leaves_before_his_answer_hinders_nobody(server: Any, asked: Asked) -> None:
    asked.may_answer.clear()
    with line_to(server) as (line, _):
        line.sendall(request("/large"))
        assert asked.begun.acquire(timeout=10)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # breaks off
    asked.may_answer.set()
    until(lambda: not server.active_channels)
    with line_to(server) as (line, found):
        line.sendall(request("/next"))
        assert answer_on(found) == b"/next"


def test_an_answer_that_does_not_leave_at_once_leaves_all_the_same(server: Any) -> None:
    with line_to(server) as (line, found):
        for _ in range(2):
            line.sendall(request("/large"))
            assert answer_on(found) == LARGE
        line.sendall(request("/in-parts"))
        assert answer_on(found) == b"/in-parts"


def test_who_says_that_it_was_the_last_is_hung_up_on(server: Any) -> None:
    with line_to(server) as (line, found):
        line.sendall(request("/last", more="Connection: close\r\n"))
        assert answer_on(found) == b"/last"
        assert found.read() == b""


def test_what_is_no_request_is_refused(server: Any) -> None:
    with line_to(server) as (line, found):
        line.sendall(b"nonsense\r\n\r\n")
        assert found.readline() == b"HTTP/1.0 400 Bad Request\r\n"
        assert b"Connection: close\r\n" in found.readlines()
