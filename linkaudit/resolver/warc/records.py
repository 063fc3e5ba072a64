"""How an exchange is written down as WARC, and read back as the same Reply or Failure.

Bodies are kept as they were read and decoded. The header fields that described them on the wire no longer fit, so they
bear a prefix in the record and lose it on the way back; everything else stands byte for byte. What WARC has no field
for (seconds, the flaw of a body) is in fields of our own, which other readers pass over.
"""

from __future__ import annotations

import http
import re
from base64 import b32encode
from collections.abc import Mapping
from hashlib import sha1
from io import BytesIO
from typing import get_args

from warcio.statusandheaders import StatusAndHeaders

from linkaudit.model import Failure, FailureKind, Reply, Request
from linkaudit.platforms.urls import Malformed, dissect, serialise

ON_THE_WIRE = "linkaudit-on-the-wire-"
"""Prefix of header fields that described the body on the wire."""
_DIGEST = 32
"""Letters of a SHA-1 in base 32."""
_UNPRINTABLE = re.compile(r"[^!-~]")
_KINDS: tuple[FailureKind, ...] = get_args(FailureKind)


class ExactHeaders(StatusAndHeaders):  # type: ignore[misc]
    """Header lines as latin-1, as they came; warcio would percent-code what is not ASCII."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:  # noqa: ARG002 - warcio's signature
        """Set the block that is written."""
        lines = [f"{self.protocol} {self.statusline}", *(f"{name}: {value}" for name, value in self.headers), "", ""]
        self.headers_buff = "\r\n".join(lines).encode("latin-1", "replace")


def name_of(url: str) -> str:
    """How an address is named in the record: its serialisation, or for what has none its printable form."""
    try:
        return serialise(url)
    except Malformed:
        return _UNPRINTABLE.sub(
            lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass")), url
        )


def request_headers(request: Request, sent: Mapping[str, str]) -> ExactHeaders:
    """The request as it went out."""
    address = dissect(request.url)
    fields = [("Host", address.authority), *sent.items()]
    return ExactHeaders(f"{address.target} HTTP/1.1", fields, protocol="GET")


def reply_headers(reply: Reply) -> ExactHeaders:
    """Status line and header fields of a reply."""
    phrase = http.HTTPStatus(reply.status).phrase if reply.status in http.HTTPStatus.__members__.values() else "-"
    fields = [(name if _fits(reply, name, value) else ON_THE_WIRE + name, value) for name, value in reply.headers]
    return ExactHeaders(f"{reply.status} {phrase}", fields, protocol="HTTP/1.1")


def _fits(reply: Reply, name: str, value: str) -> bool:
    """Whether a field is still true of the body as it is kept."""
    if name == "content-length":
        return value.strip() == str(len(reply.body))
    if name == "content-encoding":
        return reply.problem == "undecodable" or not reply.body
    return name != "transfer-encoding"


def reply_fields(reply: Reply) -> dict[str, str]:
    """Fields of the record that are not the reply's own."""
    fields = {"WARC-Date": reply.started_at} if reply.started_at else {}
    fields |= {"Linkaudit-Elapsed": f"{reply.elapsed:.4f}", "Linkaudit-Dialled": f"{reply.dialled:.4f}"}
    if reply.truncated:
        fields["WARC-Truncated"] = "length"
    if reply.problem is not None:
        fields["Linkaudit-Problem"] = reply.problem
    return fields


def failure_block(failure: Failure) -> BytesIO:
    """An exchange that failed, as `application/warc-fields`."""
    detail = " ".join(failure.detail.split())
    return BytesIO(f"failure: {failure.kind}\r\ndetail: {detail}\r\nelapsed: {failure.elapsed:.4f}\r\n".encode())


def is_whole(fields: StatusAndHeaders, block: bytes) -> bool:
    """Whether a block is the one that was written, as far as its record holds a sum of it as warcio writes them."""
    algorithm, _, digest = (fields.get_header("WARC-Block-Digest") or "").partition(":")
    if algorithm != "sha1" or len(digest) != _DIGEST:
        return True
    return b32encode(sha1(block, usedforsecurity=False).digest()).decode() == digest


def read_reply(url: str, fields: StatusAndHeaders, block: bytes) -> Reply:
    """The reply that a response record keeps. Raises ValueError for a record that holds none."""
    head, _, body = block.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    return Reply(
        url=url,
        status=int(status.split(" ")[1]),
        headers=tuple(_field(line) for line in lines if line),
        body=body,
        truncated=fields.get_header("WARC-Truncated") is not None,
        elapsed=_seconds(fields.get_header("Linkaudit-Elapsed")),
        dialled=_seconds(fields.get_header("Linkaudit-Dialled")),
        started_at=fields.get_header("WARC-Date") or "",
        problem=fields.get_header("Linkaudit-Problem"),
    )


def read_failure(url: str, fields: StatusAndHeaders, block: bytes) -> Failure | None:
    """The failure that a metadata record keeps; None if it is about something else."""
    kept = dict(line.partition(": ")[::2] for line in block.decode("utf-8", "replace").split("\r\n"))
    kind = next((kind for kind in _KINDS if kind == kept.get("failure")), None)
    if kind is None:
        return None
    at = fields.get_header("WARC-Date") or ""
    return Failure(url=url, kind=kind, detail=kept.get("detail", ""), elapsed=_seconds(kept.get("elapsed")), started_at=at)


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.lower().removeprefix(ON_THE_WIRE), value.removeprefix(" ")


def _seconds(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
