"""The door to the network: requests, with our own adapter, one exchange at a time, under one deadline, nothing followed.

What requests would do by itself is taken away: redirects (their whole bodies would be read), retries (a hostile
`Retry-After` would be slept out), proxies and passwords of the environment, cookies, a certificate store for every
connection. One verifying SSLContext is shared; loading it anew costs 17 ms a host.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import replace
from operator import itemgetter
from time import monotonic

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3 import PoolManager, ProxyManager, make_headers
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.response import BaseHTTPResponse
from urllib3.util import parse_url

from linkaudit.errors import ConfigError
from linkaudit.model import Failure, FailureKind, Reply, Request
from linkaudit.platforms.urls import Address
from linkaudit.resolver import body
from linkaudit.resolver.clock import stamp
from linkaudit.resolver.connections import here, pools
from linkaudit.resolver.dialling import Dialler
from linkaudit.resolver.faults import Fault, tell
from linkaudit.resolver.gate import Gate
from linkaudit.resolver.names import Names
from linkaudit.resolver.retry import KEPT_CONNECTION
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.watchdog import Exchange, Watchdog

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
        self._adapter = _Adapter(settings, dialler)
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
            answer = self._ask(request, address, exchange)
        if isinstance(answer, Fault):
            kind, detail = _told(answer, exchange)
            if detail == KEPT_CONNECTION and answer.kind == "bad response":
                self._careless.add(address.authority)
            return Failure(url=request.url, kind=kind, detail=detail, elapsed=monotonic() - began, started_at=at)
        return replace(answer, elapsed=monotonic() - began, dialled=max(0.0, exchange.sent - began), started_at=at)

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

    def _ask(self, request: Request, address: Address, exchange: Exchange) -> Reply | Fault:
        here.exchange = exchange
        try:
            exchange.keep = address.authority not in self._careless
            exchange.target = str(address) if self._adapter.forwards(address) else address.target
            prepared = _Prepared(address, self.sent(request))
            response = self._adapter.send(prepared, stream=True, timeout=exchange.left + 0.2)
            return self._read(request, response.raw, exchange)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with one link is that link's failure
            return tell(error)
        finally:
            here.exchange = None

    def _read(self, request: Request, raw: BaseHTTPResponse, exchange: Exchange) -> Reply:
        self._adapter.check_voucher(raw)
        try:
            content = _content(raw, request, exchange)
        finally:
            # A body that was not read to its end would be taken for the next answer on this connection.
            if not getattr(raw, "closed", False):
                raw.close()
            raw.release_conn()
        headers = tuple((name.lower(), value) for name, value in raw.headers.iteritems())
        return Reply(
            url=request.url,
            status=raw.status,
            headers=headers,
            body=content.data,
            truncated=content.truncated,
            problem=content.problem,
        )


def _content(raw: BaseHTTPResponse, request: Request, exchange: Exchange) -> body.Body:
    if raw.status in _REDIRECTS and "location" in raw.headers:
        # Where it leads is known; its body only decides whether the connection can be kept.
        exchange.hasten(_REDIRECT_PATIENCE)
        read = body.read(raw, min(request.max_bytes, _REDIRECT_BODY))
        return body.Body(read.data, truncated=read.truncated or read.problem is not None)
    read = body.read(raw, request.max_bytes)
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


class _Prepared(PreparedRequest):
    """A request prepared once and for all: its address is spelled, its headers are ours."""

    def __init__(self, address: Address, headers: Mapping[str, str]) -> None:
        super().__init__()
        self.method = "GET"
        self.address = address
        self.url = str(address)
        self.headers = dict(headers)  # type: ignore[assignment]


class _Adapter(HTTPAdapter):
    """requests' adapter on our own connections, all of them direct or all of them through the one proxy that was asked for."""

    def __init__(self, settings: Settings, dialler: Dialler) -> None:
        self._settings = settings
        self._dialler = dialler
        super().__init__(pool_connections=max(64, settings.max_in_flight), pool_maxsize=min(settings.per_host_concurrency, 32))

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **_: object) -> None:  # noqa: FBT001, FBT002 - requests' signature
        context = _context(self._settings.ca_bundle)
        proxy = self._settings.egress_proxy
        manager = (
            PoolManager(connections, maxsize=maxsize, block=block, ssl_context=context)
            if proxy is None
            else _proxied(proxy, connections, maxsize, context)
        )
        manager.pool_classes_by_scheme = pools(self._dialler)
        # All else that urllib3 would make a key of is the same for every pool of this manager.
        manager.key_fn_by_scheme = dict.fromkeys(("http", "https"), itemgetter("scheme", "host", "port"))  # type: ignore[arg-type]
        self.poolmanager = manager

    def get_connection_with_tls_context(self, request: PreparedRequest, *_: object, **__: object) -> HTTPConnectionPool:
        assert isinstance(request, _Prepared)
        address = request.address
        pool: HTTPConnectionPool = self.poolmanager.connection_from_host(address.host, address.asked_port, address.scheme)
        return pool

    def proxy_manager_for(self, proxy: str, **_: object) -> ProxyManager:
        raise Fault("refused", f"a proxy nobody asked for: {proxy}")

    def cert_verify(self, *_: object) -> None:
        """The shared context verifies; setting files here would load them for every connection."""

    def request_url(self, request: PreparedRequest, *_: object) -> str:
        assert isinstance(request, _Prepared)
        return str(request.address) if self.forwards(request.address) else request.address.target

    def build_response(self, request: PreparedRequest, raw: BaseHTTPResponse) -> Response:
        response = Response()
        response.raw, response.request = raw, request
        return response

    def forwards(self, address: Address) -> bool:
        """True where the proxy itself is asked for the page: plain HTTP, no tunnel."""
        return self._settings.egress_proxy is not None and address.scheme == "http"

    def check_voucher(self, raw: BaseHTTPResponse) -> None:
        """Refuse an answer that came over a connection which was not dialled here."""
        if getattr(raw.connection, "voucher", None) is not self._dialler:
            raw.close()
            raise Fault("refused", "unchecked connection")


def _context(ca_bundle: str | None) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca_bundle or DEFAULT_CA_BUNDLE_PATH)
    except (OSError, ssl.SSLError) as error:
        why = "cannot be read" if isinstance(error, FileNotFoundError) else "no certificates in it"
        raise ConfigError(f"ca-bundle {ca_bundle}: {why}", hint="give a PEM file") from None
    # Browsers do not insist on RFC 5280 to the letter, and a page that opens is not broken.
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
    # Nor do they turn away servers that know only the old renegotiation.
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    context.set_alpn_protocols(["http/1.1"])
    return context


def _proxied(proxy: str, connections: int, maxsize: int, context: ssl.SSLContext) -> ProxyManager:
    url = parse_url(proxy)
    headers = make_headers(proxy_basic_auth=url.auth) if url.auth else None
    return ProxyManager(
        proxy, connections, proxy_headers=headers, maxsize=maxsize, ssl_context=context, proxy_ssl_context=context
    )
