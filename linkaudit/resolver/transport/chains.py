"""A certificate whose issuer nobody here knows, and whether browsers would find the missing link of its chain by themselves.

Browsers follow the address of the issuer's certificate that nearly every public one bears (RFC 5280, 4.2.2.1), so their readers
see nothing amiss where a server forgot to send the middle of its chain. A certificate without that address leads nowhere for
them either. Nothing is fetched from that address here: a certificate is a stranger's too.
"""

from __future__ import annotations

import socket
import ssl
from functools import cache

_ISSUER_UNKNOWN = (20, 21)
"""OpenSSL's codes: the issuer's certificate is not at hand; not even the first could be verified."""
_ISSUERS_AT = bytes.fromhex("06082b06010505073002")
"""The object identifier 1.3.6.1.5.5.7.48.2, `caIssuers`, as certificates hold it (DER)."""


def lacks_issuer(error: ssl.SSLCertVerificationError) -> bool:
    """Whether a chain could not be followed to its end, as opposed to one that ends in a stranger or is wrong in itself."""
    return error.verify_code in _ISSUER_UNKNOWN


def names_issuer(sock: socket.socket, name: str) -> bool:
    """Whether the certificate shown on a fresh connection says where its issuer's is. Closes the connection; `OSError`."""
    with _trusting_nobody().wrap_socket(sock, server_hostname=name) as shown:
        return _ISSUERS_AT in (shown.getpeercert(binary_form=True) or b"")


@cache
def _trusting_nobody() -> ssl.SSLContext:
    """Takes any certificate, to look at it; nothing is ever asked over such a connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
