"""What a status or a failure says by itself. Only 2xx leaves the question open; then the page is looked at."""

from __future__ import annotations

import re

from linkaudit.model import Failure, OutcomeName, Reply, Verdict

_BLOCKED = {401: "login", 402: "payment required", 403: "forbidden", 429: "rate limited", 451: "legal reasons", 999: "bot wall"}
_GONE = {404: "not found", 410: "removed"}
_WANTS_PROOF = re.compile(r"alert .*(?:certificate|unknown ca|access denied)")
"""Alerts by which a server refuses a client that shows no certificate of its own, or another one than it wants."""
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
    if kind == "tls" and _WANTS_PROOF.search(failure.detail):
        return Verdict(outcome="blocked", reason="client certificate", evidence=detail)
    reason = _tls(failure.detail) if kind == "tls" else kind
    return Verdict(outcome="broken", reason=reason, evidence=detail)


def _tls(detail: str) -> str:
    """A certificate that is not to be trusted, or no TLS at all: an editor's next step differs."""
    if "does not speak" in detail:
        return "no TLS"
    return "bad certificate" if "certificate" in detail.lower() else "TLS handshake"
