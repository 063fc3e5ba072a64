"""TLS that is bad, stalled, or not there; and names that do not resolve."""

from __future__ import annotations

import contextlib
import ssl

from tests.faults.behaviours.prose import ALIVE
from tests.faults.case import case, grouped
from tests.faults.line import Act, Line, answer, raw

FINE = answer(200, ALIVE)
SERVER_HELLO_START = b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03" + bytes(32)


def handshake_silent(line: Line) -> None:
    line.hold()


def handshake_drip(line: Line) -> None:
    line.drip(SERVER_HELLO_START * 40)


def handshake_cut(line: Line) -> None:
    """The client hello is read, then the line is cut."""
    with contextlib.suppress(OSError):
        line.sock.recv(4096)
    line.reset()


def handshake_closed(line: Line) -> None:
    with contextlib.suppress(OSError):
        line.sock.recv(4096)


def alert(number: int) -> Act:
    """A fatal alert in answer to the client's hello."""

    def act(line: Line) -> None:
        with contextlib.suppress(OSError):
            line.sock.recv(4096)
        line.send(b"\x15\x03\x03\x00\x02\x02" + bytes([number]))

    return act


handshake_alert = alert(40)


def http_on_tls_port(line: Line) -> None:
    with contextlib.suppress(OSError):
        line.sock.recv(4096)
    line.send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def old_tls_only(line: Line) -> None:
    """A server that speaks nothing newer than TLS 1.0 answers with a protocol_version alert."""
    with contextlib.suppress(OSError, ssl.SSLError):
        line.sock.recv(4096)
    line.send(b"\x15\x03\x01\x00\x02\x02\x46")


CASES = grouped(
    "secure",
    case("certificate-expired", "broken", FINE, door="certificate"),
    case("certificate-not-yet", "broken", FINE, door="certificate"),
    case("certificate-wrong-name", "broken", FINE, door="certificate"),
    case("certificate-self-signed", "broken", FINE, door="certificate"),
    case("certificate-unknown-root", "broken", FINE, door="certificate", reason="bad certificate"),
    case("certificate-unknown-issuer", "broken", FINE, door="certificate", reason="bad certificate"),
    case("certificate-chain-cut", "unknown", FINE, door="certificate", reason="certificate chain"),
    case("handshake-silent", "unreachable", handshake_silent, door="own-tls"),
    case("handshake-drip", "unreachable", handshake_drip, door="own-tls"),
    case("handshake-cut", "unreachable", handshake_cut, door="own-tls"),
    case("handshake-closed", "unreachable", handshake_closed, door="own-tls"),
    case("handshake-alert", "broken unreachable", handshake_alert, door="own-tls"),
    case("alert-internal-error", "unreachable unknown", alert(80), door="own-tls"),
    case("alert-unrecognized-name", "broken", alert(112), door="own-tls"),
    case("alert-access-denied", "blocked", alert(49), door="own-tls"),
    case("alert-certificate-required", "blocked", alert(116), door="own-tls"),
    case("alert-other-protocol", "unknown", alert(120), door="own-tls"),
    case("alert-close-notify", "unreachable broken", alert(0), door="own-tls"),
    case("alert-user-cancelled", "unreachable broken", alert(90), door="own-tls"),
    case("tls-too-old", "broken", old_tls_only, door="own-tls"),
    case("no-tls", "broken", http_on_tls_port, door="own-tls"),
    case("tls-on-http-port", "broken unknown", raw(b"\x15\x03\x01\x00\x02\x02\x46"), door="own"),
    case("nxdomain", "gone", host="nxdomain", reason="no such host"),
    case("nxdomain-that-passes", "live", FINE, host="nxdomain-once"),
    case("name-service-fails", "unreachable", host="servfail", reason="no name service"),
    case("name-service-silent", "unreachable", host="slowname", reason="no name service"),
    case("name-service-passes", "live", FINE, host="servfail-once"),
)
