"""Connections that dial only what was checked: one look-up, every answer judged, the judged address dialled.

The hook is `_new_conn` of urllib3's connections, which its own SOCKS support uses too; SNI, Host and the check of the
certificate stay those of the name. Should a new urllib3 ever go round the hook, the connection lacks its voucher and the
transport refuses its answer.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import sys
import threading
from time import monotonic
from typing import Any

from urllib3 import HTTPHeaderDict, HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from linkaudit.resolver.transport import chains
from linkaudit.resolver.transport.dialling import Dialler
from linkaudit.resolver.transport.faults import Fault
from linkaudit.resolver.transport.heads import Response
from linkaudit.resolver.transport.watchdog import Exchange, Leash


class Here(threading.local):
    """The exchange that this thread is busy with; connections are made deep inside urllib3, where nothing can be handed in."""

    exchange: Exchange | None = None

    @property
    def now(self) -> Exchange:
        """The exchange; a connection outside any exchange is not allowed."""
        if self.exchange is None:
            raise Fault("refused", "connection outside an exchange")
        return self.exchange


here = Here()


class Checked(HTTPConnection):
    """A connection whose address was judged. Mixed in before urllib3's own connection classes."""

    dialler: Dialler
    voucher: Dialler | None = None
    """Who dialled this connection."""
    leash: Leash | None = None
    kept_at = 0.0
    """Monotonic time at which its last exchange ended."""

    def _new_conn(self) -> socket.socket:
        exchange = here.now
        try:
            sock, self.leash = self.dialler.dial(self._dns_host, self.port, exchange, checked=self.proxy is None)
        except Fault as fault:
            raise fault if self.proxy is None or fault.kind == "stopped" else Fault("proxy", fault.kind) from None
        exchange.fresh = True
        self.voucher = self.dialler
        sys.audit("http.client.connect", self, self.host, self.port)
        return sock

    def response_class(self, sock: socket.socket, *args: Any, **options: Any) -> Response:  # type: ignore[override]
        """The response that http.client reads from this connection."""
        response = Response(sock, *args, **options)
        response.keep = here.now.keep
        return response

    def close(self) -> None:
        """Close it, and loose its leash, unless the exchange that is under way still reads from the stream."""
        super().close()
        leash, self.leash = self.leash, None
        # http.client closes a connection that will not be kept before its body is read.
        if leash is not None and here.exchange is not None:
            here.exchange.inherit(leash)
        elif leash is not None:
            leash.loose()

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]
        """urllib3's, without a second parse of the header."""
        options = self._response_options
        assert options is not None, "a request was sent"
        self._response_options = None
        raw = http.client.HTTPConnection.getresponse(self)
        return HTTPResponse(
            body=raw,
            headers=HTTPHeaderDict(raw.headers.raw_items()),
            status=raw.status,
            reason=raw.reason,
            preload_content=options.preload_content,
            decode_content=options.decode_content,
            original_response=raw,
            enforce_content_length=options.enforce_content_length,
            request_method=options.request_method,
        )

    def putrequest(self, method: str, url: str, skip_host: bool = False, skip_accept_encoding: bool = False) -> None:  # noqa: FBT001, FBT002
        """http.client's, from which on the exchange is on its way."""
        exchange = here.now
        if self.leash is not None and not exchange.fresh:
            exchange.hold(self.leash)
        exchange.sent = monotonic()
        # The spelling that was judged is the spelling that is asked; urllib3 would quote it once more.
        super().putrequest(method, exchange.target or url, skip_host, skip_accept_encoding)


class Secured(Checked, HTTPSConnection):
    """The same over TLS."""

    def connect(self) -> None:
        """urllib3's; a chain that cannot be followed is looked at once more, for what browsers would do about it."""
        try:
            super().connect()
        except ssl.SSLCertVerificationError as error:
            if self.proxy is None and chains.lacks_issuer(error) and self._names_issuer():
                raise Fault("tls", "certificate: incomplete chain") from None
            raise

    def _names_issuer(self) -> bool:
        exchange = here.now
        try:
            sock, leash = self.dialler.dial(self._dns_host, self.port, exchange, checked=True)
        except Fault:
            return False
        exchange.hold(leash)
        try:
            return chains.names_issuer(sock, self.server_hostname or self.host)
        except OSError:
            return False
        finally:
            sock.close()
            exchange.inherit(leash)


def pools(dialler: Dialler) -> dict[str, type[HTTPConnectionPool]]:
    """Pool classes by scheme whose connections are all dialled by `dialler`."""
    own = {"dialler": dialler}
    plain = type("Plain", (Checked,), own)
    secure = type("Secure", (Secured,), own)
    return {
        "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
