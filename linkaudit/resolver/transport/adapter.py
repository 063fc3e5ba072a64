"""requests' adapter on connections of our own, without what it does by itself, and with a short way over kept connections."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from operator import itemgetter

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3 import PoolManager, ProxyManager, make_headers
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.response import BaseHTTPResponse
from urllib3.util import parse_url

from linkaudit.errors import ConfigError
from linkaudit.platforms.urls import Address
from linkaudit.resolver.settings import Settings
from linkaudit.resolver.transport.again import Kept, Sent
from linkaudit.resolver.transport.answers import Answer, First
from linkaudit.resolver.transport.connections import pools
from linkaudit.resolver.transport.dialling import Dialler
from linkaudit.resolver.transport.faults import Fault
from linkaudit.resolver.transport.watchdog import Exchange


class _Prepared(PreparedRequest):
    """A request prepared once and for all: its address is spelled, its headers are ours."""

    def __init__(self, address: Address, headers: Mapping[str, str]) -> None:
        super().__init__()
        self.method = "GET"
        self.address = address
        self.url = str(address)
        self.headers = dict(headers)  # type: ignore[assignment]


class Adapter(HTTPAdapter):
    """requests' adapter on our own connections, all of them direct or all of them through the one proxy that was asked for."""

    def __init__(self, settings: Settings, dialler: Dialler) -> None:
        self._settings = settings
        self._dialler = dialler
        self._kept = Kept(dialler)
        super().__init__(pool_connections=max(64, settings.max_in_flight), pool_maxsize=min(settings.per_host_concurrency, 32))

    def again(self, address: Address, fields: Mapping[str, str], exchange: Exchange) -> Sent | None:
        """The request, sent over a kept connection, if there is one."""
        if self._settings.egress_proxy is not None:
            return None
        return self._kept.send(self._pool(address), address, fields, exchange)

    def first(self, address: Address, fields: Mapping[str, str], exchange: Exchange) -> Answer:
        """The answer over a connection that requests has made; one that was not dialled here is refused."""
        raw = self.send(_Prepared(address, fields), stream=True, timeout=exchange.left + 0.2).raw
        if getattr(raw.connection, "voucher", None) is not self._dialler:
            raw.close()
            raise Fault("refused", "unchecked connection")
        return First(raw)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **_: object) -> None:  # noqa: FBT001, FBT002 - requests' signature
        """Pools of checked connections, under one context."""
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
        """The pool of the request's address."""
        assert isinstance(request, _Prepared)
        return self._pool(request.address)

    def _pool(self, address: Address) -> HTTPConnectionPool:
        pool: HTTPConnectionPool = self.poolmanager.connection_from_host(address.host, address.asked_port, address.scheme)
        return pool

    def proxy_manager_for(self, proxy: str, **_: object) -> ProxyManager:
        """Never: the one proxy that may be used is the pool manager itself."""
        raise Fault("refused", f"a proxy nobody asked for: {proxy}")

    def cert_verify(self, *_: object) -> None:
        """The shared context verifies; setting files here would load them for every connection."""

    def request_url(self, request: PreparedRequest, *_: object) -> str:
        """What stands in the request line."""
        assert isinstance(request, _Prepared)
        return str(request.address) if self.forwards(request.address) else request.address.target

    def build_response(self, request: PreparedRequest, raw: BaseHTTPResponse) -> Response:
        """A bare response: its stream is all that is wanted."""
        response = Response()
        response.raw, response.request = raw, request
        return response

    def forwards(self, address: Address) -> bool:
        """True where the proxy itself is asked for the page: plain HTTP, no tunnel."""
        return self._settings.egress_proxy is not None and address.scheme == "http"


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
