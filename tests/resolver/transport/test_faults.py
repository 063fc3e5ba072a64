import http.client
import inspect
import ssl
from types import ModuleType

import pytest
from requests import exceptions as rq
from urllib3 import exceptions as u3

from linkaudit.resolver.transport.faults import KIND_OF, Fault, tell


def exceptions_of(module: ModuleType) -> list[type[BaseException]]:
    found = [one for _, one in inspect.getmembers(module, inspect.isclass) if issubclass(one, Exception)]
    return [one for one in found if one.__module__ == module.__name__ and not issubclass(one, Warning)]


@pytest.mark.parametrize(
    "kind", [*exceptions_of(rq), *exceptions_of(u3)], ids=lambda kind: f"{kind.__module__}.{kind.__name__}"
)
def test_every_exception_of_the_libraries_is_told(kind: type[BaseException]) -> None:
    assert kind in KIND_OF, "a new exception: say in KIND_OF what it means"


def wrapped(inner: BaseException) -> rq.ConnectionError:
    return rq.ConnectionError(u3.MaxRetryError(None, "/", u3.ProtocolError("Connection aborted.", inner)))  # type: ignore[arg-type]


def tls_error(kind: type[ssl.SSLError], reason: str) -> ssl.SSLError:
    error = kind(1, reason)
    error.reason = reason
    return error


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        (ConnectionRefusedError(), "connection refused"),
        (ConnectionResetError(), "reset"),
        (BrokenPipeError(), "reset"),
        (TimeoutError(), "timeout"),
        (http.client.RemoteDisconnected(), "reset"),
        (http.client.IncompleteRead(b""), "reset"),
        (http.client.BadStatusLine("SSH-2.0"), "bad response"),
        (http.client.LineTooLong("header"), "bad response"),
        (UnicodeDecodeError("ascii", b"", 0, 1, ""), "bad response"),
        (OSError("Tunnel connection failed: 502 Bad Gateway"), "proxy"),
        (tls_error(ssl.SSLEOFError, "UNEXPECTED_EOF_WHILE_READING"), "reset"),
        (tls_error(ssl.SSLError, "WRONG_VERSION_NUMBER"), "tls"),
        (tls_error(ssl.SSLError, "SSLV3_ALERT_HANDSHAKE_FAILURE"), "tls"),
        (tls_error(ssl.SSLError, "TLSV1_ALERT_INTERNAL_ERROR"), "reset"),
        (Fault("no such host", ""), "no such host"),
    ],
)
def test_the_innermost_cause_speaks(inner: BaseException, kind: str) -> None:
    assert tell(wrapped(inner)).kind == kind


def test_a_wrapper_without_a_cause_speaks_for_itself() -> None:
    assert tell(rq.ReadTimeout()).kind == "timeout"
    assert tell(u3.InvalidHeader("two lengths")).kind == "bad response"


def test_causes_that_go_round_in_circles_end() -> None:
    one, other = rq.ConnectionError(), rq.ConnectionError()
    one.args, other.args = (other,), (one,)
    assert tell(one).kind == "reset"
