"""The door to the network: requests, with our own adapter, one exchange at a time, under one deadline, nothing followed.

What requests would do by itself is taken away: redirects (their whole bodies would be read), retries (a hostile
`Retry-After` would be slept out), proxies and passwords of the environment, cookies, a certificate store for every
connection. One verifying SSLContext is shared; loading it anew costs 17 ms a host.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import TypeVar

from linkaudit.model import Failure, FailureKind, Reply, Request
from linkaudit.platforms.urls import Address
from linkaudit.resolver.gate import Gate
from linkaudit.resolver.schedule.clock import stamp
from linkaudit.resolver.schedule.retry import KEPT_CONNECTION
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.transport import body
from linkaudit.resolver.transport.adapter import Adapter
from linkaudit.resolver.transport.again import Sent
from linkaudit.resolver.transport.answers import Answer
from linkaudit.resolver.transport.connections import here
from linkaudit.resolver.transport.dialling import Dialler
from linkaudit.resolver.transport.faults import Fault, tell
from linkaudit.resolver.transport.names import Names
from linkaudit.resolver.transport.watchdog import Exchange, Watchdog

T = TypeVar("T")

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_REDIRECT_BODY = 8192
_REDIRECT_PATIENCE = 0.3


class Transport:
    """A `Fetcher` that asks the network. Safe for any number of threads. Raises `ConfigError` for an unusable CA bundle."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._gate = Gate(settings)
        self._watchdog = Watchdog()
        self._names = Names(threads=2 * settings.max_in_flight)
        dialler = Dialler(self._names, settings.networks)
        self._adapter = Adapter(settings, dialler)
        dialler.make_room = self._adapter.close
        self._careless: set[str] = set()
        """Servers whose answers spill into the next one; their connections are not kept."""

    def get(self, request: Request, *, deadline: float | None = None) -> Reply | Failure:
        """One GET, answered or failed; see `Fetcher`."""
        at, began = stamp(), monotonic()
        address = self._gate.judge(request.url)
        if isinstance(address, Failure):
            return replace(address, started_at=at)
        with self._watchdog.exchange(began + self._settings.timeout if deadline is None else deadline) as exchange:
            answer = self._ask(request, address, exchange, at)
        return answer if isinstance(answer, Reply) else self._failed(request, address, answer, exchange, at)

    def begin(self, request: Request, *, deadline: float) -> _Begun | Failure | None:
        """The request, sent over a kept connection; None if there is none, or it may not be sent at all."""
        address = self._gate.judge(request.url)
        if isinstance(address, Failure):
            return None
        at, exchange = stamp(), self._watchdog.exchange(deadline)
        exchange.start()
        sent = self._attempt(exchange, partial(self._again, request, address, exchange))
        if isinstance(sent, Sent):
            return _Begun(self, request, address, exchange, sent, at)
        exchange.end()
        return None if sent is None else self._failed(request, address, sent, exchange, at)

    def finish(self, begun: _Begun) -> Reply | Failure:
        """The answer to a request that was begun."""
        request, exchange = begun.request, begun.exchange
        try:
            answer = self._attempt(exchange, partial(self._answered, request, begun.sent, exchange, begun.at))
        finally:
            exchange.end()
        return answer if isinstance(answer, Reply) else self._failed(request, begun.address, answer, exchange, begun.at)

    def _answered(self, request: Request, sent: Sent, exchange: Exchange, at: str) -> Reply:
        return self._read(request, sent.answer(keep=exchange.keep), exchange, at)

    def _failed(self, request: Request, address: Address, fault: Fault, exchange: Exchange, at: str) -> Failure:
        kind, detail = _told(fault, exchange)
        if detail == KEPT_CONNECTION and fault.kind == "bad response":
            self._careless.add(address.authority)
        return Failure(url=request.url, kind=kind, detail=detail, elapsed=monotonic() - exchange.began, started_at=at)

    def sent(self, request: Request) -> dict[str, str]:
        """The headers that go with a request, for the record."""
        return _headers(request, self._settings.user_agent)

    def stop(self) -> None:
        """Cut every exchange under way; what is asked later fails at once with `stopped`."""
        self._watchdog.stop()

    def close(self) -> None:
        """Close kept connections and let the threads go; nothing is asked after that."""
        self._names.close()
        self._adapter.close()

    def _ask(self, request: Request, address: Address, exchange: Exchange, at: str) -> Reply | Fault:
        def ask() -> Reply:
            sent = self._again(request, address, exchange)
            if sent is not None:
                return self._answered(request, sent, exchange, at)
            return self._read(request, self._adapter.first(address, self.sent(request), exchange), exchange, at)

        return self._attempt(exchange, ask)

    def _again(self, request: Request, address: Address, exchange: Exchange) -> Sent | None:
        exchange.keep = address.authority not in self._careless
        exchange.target = str(address) if self._adapter.forwards(address) else address.target
        return self._adapter.again(address, self.sent(request), exchange)

    def _attempt(self, exchange: Exchange, do: Callable[[], T]) -> T | Fault:
        """What comes of a part of an exchange, in this thread."""
        here.exchange = exchange
        try:
            return do()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with one link is that link's failure
            return tell(error)
        finally:
            here.exchange = None

    def _read(self, request: Request, answer: Answer, exchange: Exchange, at: str) -> Reply:
        try:
            content = _content(answer, request, exchange)
        finally:
            answer.release()
        return Reply(
            url=request.url,
            status=answer.status,
            headers=tuple(answer.fields()),
            body=content.data,
            truncated=content.truncated,
            elapsed=monotonic() - exchange.began,
            dialled=max(0.0, exchange.sent - exchange.began),
            started_at=at,
            problem=content.problem,
        )


@dataclass(frozen=True, slots=True)
class _Begun:
    """A request that was sent; see `Begun`."""

    transport: Transport
    request: Request
    address: Address
    exchange: Exchange
    sent: Sent
    at: str

    @property
    def descriptor(self) -> int:
        return self.sent.descriptor

    def finish(self) -> Reply | Failure:
        return self.transport.finish(self)


def _content(answer: Answer, request: Request, exchange: Exchange) -> body.Body:
    if answer.status in _REDIRECTS and answer.get("location") is not None:
        # Where it leads is known; its body only decides whether the connection can be kept.
        exchange.hasten(_REDIRECT_PATIENCE)
        read = body.read(answer, min(request.max_bytes, _REDIRECT_BODY))
        return body.Body(read.data, truncated=read.truncated or read.problem is not None)
    read = body.read(answer, request.max_bytes)
    if exchange.fired or exchange.left <= 0 or read.problem == "timeout":
        raise Fault("timeout", "reading the answer")
    return read


def _told(fault: Fault, exchange: Exchange) -> tuple[FailureKind, str]:
    """A fault after our own cut is that cut's, whatever it looked like; look-ups and refusals speak for themselves."""
    if exchange.fired == "stopped":
        return "stopped", ""
    if exchange.fired and fault.kind not in ("no name service", "no such host", "refused"):
        return "timeout", fault.detail if fault.kind == "timeout" else "deadline"
    if _left_over(fault) and not exchange.fresh:
        return "reset", KEPT_CONNECTION
    return fault.kind, fault.detail


def _left_over(fault: Fault) -> bool:
    """What a kept connection makes of the answer before: closed meanwhile, or a body that was longer than it said."""
    return fault.kind == "bad response" or (fault.kind == "reset" and fault.detail != "cut in the header")


def _headers(request: Request, user_agent: str) -> dict[str, str]:
    headers = {"User-Agent": user_agent, "Accept": request.accept, "Accept-Encoding": "gzip"}
    cookies = "; ".join(f"{name}={value}" for name, value in request.cookies if _sendable(f"{name}={value}"))
    return {**headers, "Cookie": cookies} if cookies else headers


def _sendable(cookie: str) -> bool:
    return cookie.isascii() and cookie.isprintable() and ";" not in cookie and len(cookie) <= 4096
