"""A TCP relay between a program and its store, which can cut connections or stop forwarding, as a broken network does."""

import socket
from collections.abc import Generator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from threading import Lock, Thread

_CHUNK_BYTES = 65536


class Network(Enum):
    """The state of the network."""

    WORKS = auto()
    CUT = auto()
    """Connections are closed, and new ones as well."""
    SILENT = auto()
    """Connections are accepted, and nothing passes."""


class Relay:
    """Forwards connections to a port of loopback."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = Lock()
        self._network = Network.WORKS
        self._next = Network.CUT
        self._left: int | None = None
        self._sockets: list[socket.socket] = []
        self._threads: list[Thread] = []

    @property
    def port(self) -> int:
        """The port to connect to."""
        port: int = self._listener.getsockname()[1]
        return port

    def set(self, network: Network) -> None:
        """Change the network; open connections are closed, unless it becomes silent."""
        with self._lock:
            self._network = network
            if network is not Network.SILENT:
                self._close()

    def break_after(self, chunks: int, network: Network = Network.CUT) -> None:
        """Break the network after this number of further chunks, in either direction; the last one still arrives."""
        with self._lock:
            self._left, self._next = chunks, network

    def run(self) -> None:
        """Accept until closed."""
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                with self._lock:
                    if self._network is Network.CUT:
                        near.close()
                        continue
                    far = socket.create_connection(("127.0.0.1", self._target))
                    self._sockets += [near, far]
                for source, sink in ((near, far), (far, near)):
                    thread = Thread(target=self._forward, args=(source, sink))
                    thread.start()
                    self._threads.append(thread)

    def stop(self) -> None:
        """Stop listening, and close every connection."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            self._close()

    def join(self) -> None:
        """Wait for the threads, and close the sockets."""
        for thread in self._threads:
            thread.join()
        for each in self._sockets:
            each.close()

    def _forward(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while chunk := source.recv(_CHUNK_BYTES):
                with self._lock:
                    if self._network is Network.SILENT:
                        continue
                    sink.sendall(chunk)
                    self._count()
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _count(self) -> None:
        if self._left is None:
            return
        self._left -= 1
        if self._left <= 0:
            self._left = None
            self._network = self._next
            if self._network is Network.CUT:
                self._close()

    def _close(self) -> None:
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


@contextmanager
def relaying(port: int) -> Generator[Relay]:
    """Relay connections to a port while the block runs."""
    relay = Relay(port)
    thread = Thread(target=relay.run)
    thread.start()
    try:
        yield relay
    finally:
        relay.stop()
        thread.join()
        relay.join()
