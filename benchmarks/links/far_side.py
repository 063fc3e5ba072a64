"""The far side of the speed runs, in a process of its own: small pages from many loopback addresses, after a fixed latency.

`python -m benchmarks.links.far_side --hosts 16 --latency 0.05 [--tls CERT.pem]` prints its port and serves until stdin ends.
Of ten paths eight are pages of under 100 bytes, one is a 404 and one a 301 to a page.
"""

from __future__ import annotations

import argparse
import asyncio
import ssl
import sys

PAGE = b"<title>Tide table</title><p>High water at six, low water at noon, and so on.</p>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE)
MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"
ASKED = [0]


def address(number: int) -> str:
    """The loopback address of a host."""
    return f"127.3.{number // 250}.{number % 250 + 1}"


def link(number: int, hosts: int, port: int, scheme: str = "http") -> str:
    """The link with this number, spread over the hosts."""
    return f"{scheme}://{address(number % hosts)}:{port}/{'pppppppp4m'[number // hosts % 10]}/{number}"


def answer(path: bytes) -> bytes:
    """By the first letter: page, 404, moved."""
    if path.startswith(b"/4"):
        return MISSING
    if path.startswith(b"/m"):
        return b"HTTP/1.1 301 Moved Permanently\r\nLocation: /p%s\r\nContent-Length: 0\r\n\r\n" % path[2:]
    return OK


class Conversation(asyncio.Protocol):
    """Keep-alive GETs and HEADs, each answered after the latency."""

    latency = 0.0

    def __init__(self) -> None:
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client has come."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._waiting += data
        while b"\r\n\r\n" in self._waiting:
            head, _, self._waiting = self._waiting.partition(b"\r\n\r\n")
            method, path = head.split(b" ", 2)[:2]
            ASKED[0] += 1
            reply = answer(path)
            if method == b"HEAD":
                reply = reply.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            if self.latency:
                asyncio.get_running_loop().call_later(self.latency, self._say, reply)
            else:
                self._say(reply)

    def _say(self, reply: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(reply)  # type: ignore[attr-defined]


async def serve(hosts: int, latency: float, certificate: str | None) -> None:
    Conversation.latency = latency
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    loop = asyncio.get_running_loop()
    addresses = [address(number) for number in range(hosts)]
    first = await loop.create_server(Conversation, addresses[0], 0, ssl=context, backlog=1024)
    port = first.sockets[0].getsockname()[1]
    for other in addresses[1:]:
        await loop.create_server(Conversation, other, port, ssl=context, backlog=1024)
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    print(ASKED[0], flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--hosts", type=int, default=16)
    arguments.add_argument("--latency", type=float, default=0.05)
    arguments.add_argument("--tls")
    options = arguments.parse_args()
    asyncio.run(serve(options.hosts, options.latency, options.tls))


if __name__ == "__main__":
    main()
