"""Every way in which an exchange can fail, told apart once: exceptions of four libraries become a kind and a detail.

The distinctions are those the outcomes need: a bad certificate is the link's fault and a cut handshake is not, a server
that speaks no HTTP is broken and one that says nothing is unreachable, a name that does not exist is not a resolver that
does not answer.
"""

from __future__ import annotations

import http.client
import re
import ssl
from collections.abc import Iterator

from requests import exceptions as rq
from urllib3 import exceptions as u3

from linkaudit.model import FailureKind

_TUNNEL = re.compile(r"Tunnel connection failed: ([0-9]{3})")
_SAID = re.compile(r"(?<=\] )[a-z0-9 ]{3,80}(?= \()", re.ASCII)
_TRANSIENT_TLS = ("UNEXPECTED_EOF", "INTERNAL_ERROR", "SYSCALL", "EOF_OCCURRED", "APPLICATION_DATA_AFTER_CLOSE_NOTIFY")
_NO_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG")


class Fault(Exception):  # noqa: N818 - the failed exchange itself, on its way to becoming a Failure
    """An exchange failed, and it is known how. Never leaves the transport."""

    def __init__(self, kind: FailureKind, detail: str) -> None:
        super().__init__(kind, detail)
        self.kind: FailureKind = kind
        self.detail = detail


KIND_OF: dict[type[BaseException], FailureKind] = {
    # requests
    rq.RequestException: "bad response",
    rq.InvalidJSONError: "bad response",
    rq.JSONDecodeError: "bad response",
    rq.HTTPError: "bad response",
    rq.ConnectionError: "reset",
    rq.ProxyError: "proxy",
    rq.SSLError: "tls",
    rq.Timeout: "timeout",
    rq.ConnectTimeout: "timeout",
    rq.ReadTimeout: "timeout",
    rq.URLRequired: "malformed",
    rq.TooManyRedirects: "bad response",
    rq.MissingSchema: "malformed",
    rq.InvalidSchema: "malformed",
    rq.InvalidURL: "malformed",
    rq.InvalidHeader: "bad response",
    rq.InvalidProxyURL: "proxy",
    rq.ChunkedEncodingError: "reset",
    rq.ContentDecodingError: "bad response",
    rq.StreamConsumedError: "bad response",
    rq.RetryError: "reset",
    rq.UnrewindableBodyError: "bad response",
    # urllib3
    u3.HTTPError: "bad response",
    u3.PoolError: "reset",
    u3.RequestError: "reset",
    u3.SSLError: "tls",
    u3.ProxyError: "proxy",
    u3.DecodeError: "bad response",
    u3.ProtocolError: "reset",
    u3.MaxRetryError: "reset",
    u3.HostChangedError: "bad response",
    u3.TimeoutStateError: "timeout",
    u3.TimeoutError: "timeout",
    u3.ReadTimeoutError: "timeout",
    u3.ConnectTimeoutError: "timeout",
    u3.NewConnectionError: "reset",
    u3.NameResolutionError: "no name service",
    u3.EmptyPoolError: "reset",
    u3.FullPoolError: "reset",
    u3.ClosedPoolError: "stopped",
    u3.LocationValueError: "malformed",
    u3.LocationParseError: "malformed",
    u3.URLSchemeUnknown: "malformed",
    u3.ResponseError: "bad response",
    u3.ResponseNotChunked: "bad response",
    u3.BodyNotHttplibCompatible: "bad response",
    u3.IncompleteRead: "reset",
    u3.InvalidChunkLength: "bad response",
    u3.InvalidHeader: "bad response",
    u3.ProxySchemeUnknown: "proxy",
    u3.ProxySchemeUnsupported: "proxy",
    u3.HeaderParsingError: "bad response",
    u3.UnrewindableBodyError: "bad response",
    # the standard library, where it comes through unwrapped
    http.client.RemoteDisconnected: "reset",
    http.client.IncompleteRead: "reset",
    http.client.HTTPException: "bad response",
    ConnectionRefusedError: "connection refused",
    ConnectionError: "reset",
    TimeoutError: "timeout",
    ssl.SSLError: "tls",
    OSError: "reset",
    UnicodeError: "bad response",
    ValueError: "bad response",
}
"""By exact class; a subclass counts as the nearest class listed."""

_WRAPPERS = (rq.RequestException, u3.HTTPError)


def tell(error: BaseException) -> Fault:
    """What an exception means. The innermost cause speaks, for the libraries wrap one another's."""
    for cause in reversed(list(_causes(error))):
        if isinstance(cause, Fault):
            return cause
        if isinstance(cause, ssl.SSLError):
            return _tls(cause)
        if isinstance(cause, _WRAPPERS):
            continue
        if tunnel := _TUNNEL.search(str(cause)):
            return Fault("proxy", f"the proxy answered {tunnel[1]}")
        return Fault(_nearest(cause), _words(cause))
    return Fault(_nearest(error), type(error).__name__)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception, and what it wraps in any of the ways these libraries wrap; each once."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop(0)
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting += [*cause.args, getattr(cause, "reason", None), cause.__cause__]


def _nearest(error: BaseException) -> FailureKind:
    return next((KIND_OF[kind] for kind in type(error).__mro__ if kind in KIND_OF), "bad response")


def _words(error: BaseException) -> str:
    if isinstance(error, http.client.RemoteDisconnected):
        return "closed without an answer"
    if isinstance(error, (http.client.BadStatusLine, http.client.UnknownProtocol)):
        return "not HTTP"
    if isinstance(error, http.client.LineTooLong) or "headers" in str(error):
        return "header too large"
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else type(error).__name__


def _tls(error: ssl.SSLError) -> Fault:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Fault("tls", f"certificate: {error.verify_message.rstrip('.')}")
    reason = _reason(error)
    if isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)) or _among(reason, _TRANSIENT_TLS):
        return Fault("reset", "handshake cut")
    if "timed out" in str(error):
        return Fault("timeout", "handshake")
    return Fault("tls", "the server does not speak TLS" if _among(reason, _NO_TLS) else reason.lower().replace("_", " "))


def _reason(error: ssl.SSLError) -> str:
    """OpenSSL's name for it; some are in its message only."""
    found = _SAID.search(str(error))
    reason = getattr(error, "reason", None)  # None for an alert without a name, whatever its type says
    return str(reason or (found[0].upper().replace(" ", "_") if found else ""))


def _among(reason: str, words: tuple[str, ...]) -> bool:
    return any(word in reason for word in words)
