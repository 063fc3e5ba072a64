"""What a status or a failure says by itself. Only 2xx leaves the question open; then the page is looked at."""

from __future__ import annotations

import re

from linkaudit.model import Failure, OutcomeName, Reply, Verdict

_BLOCKED = {401: "login", 402: "payment required", 403: "forbidden", 429: "rate limited", 451: "legal reasons", 999: "bot wall"}
_GONE = {404: "not found", 410: "removed"}
_TLS: tuple[tuple[str, OutcomeName, str], ...] = (
    (r"alert .{0,80}(?:certificate|unknown ca|access denied)", "blocked", "client certificate"),
    (r"application protocol", "unknown", "another protocol"),
    (r"does not speak", "broken", "no TLS"),
    (r"incomplete chain", "unknown", "incomplete certificate chain"),
    (r"certificate", "broken", "bad certificate"),
    (r"", "broken", "TLS handshake"),
)
"""What the handshake failed by: an editor's next step differs. A server that wants a certificate of its reader, or only
HTTP/2, is there; and where a link of the chain is wanting that the certificate says where to find, most browsers fetch it, so
that readers may see nothing amiss."""
_UNREACHABLE = {"no name service": "no name service", "timeout": "deadline", "reset": "reset", "proxy": "proxy"}


def by_status(reply: Reply) -> Verdict | None:
    """The verdict of a final answer's status, or None for a page that has to be looked at."""
    status = reply.status
    said = f"HTTP {status}"
    if status in _GONE:
        return Verdict(outcome="gone", reason=_GONE[status], evidence=said)
    if status in _BLOCKED:
        return Verdict(outcome="blocked", reason=_BLOCKED[status], evidence=said)
    if status == 408 or 500 <= status < 600:
        return Verdict(outcome="unreachable", reason=f"server error {status}", evidence=said)
    if status in (204, 205):
        return Verdict(outcome="unknown", reason="no content", evidence=said)
    return None if 200 <= status < 300 else Verdict(outcome="unknown", reason=f"status {status}", evidence=said)


def by_failure(failure: Failure) -> Verdict:
    """What an exchange without an answer says of the link itself, after all tries."""
    kind, detail = failure.kind, failure.detail
    if kind in _UNREACHABLE:
        reason = "host breaker" if "breaker" in detail else _UNREACHABLE[kind]
        return Verdict(outcome="unreachable", reason=reason, evidence=detail or None)
    if kind == "bad response":
        outcome: OutcomeName = "broken" if detail == "not HTTP" else "unknown"
        return Verdict(outcome=outcome, reason=detail or kind)
    return _of_the_link(failure)


def _of_the_link(failure: Failure) -> Verdict:
    kind, detail = failure.kind, failure.detail or None
    if kind == "no such host":
        return Verdict(outcome="gone", reason=kind, evidence=detail)
    if kind == "refused":
        return Verdict(outcome="refused", reason=failure.detail or "policy", evidence=detail)
    if kind in ("not recorded", "stopped"):
        return Verdict(outcome="unchecked", reason=failure.detail or kind)
    if kind == "tls":
        return _by_handshake(failure.detail)
    return Verdict(outcome="broken", reason=kind, evidence=detail)


def _by_handshake(detail: str) -> Verdict:
    outcome, reason = next((outcome, reason) for words, outcome, reason in _TLS if re.search(words, detail, re.IGNORECASE))
    return Verdict(outcome=outcome, reason=reason, evidence=detail or None)
