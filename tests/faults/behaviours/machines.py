"""Documents for machines with status 200: faults in JSON, XML and plain text, and documents that only name one."""

from __future__ import annotations

from tests.faults.case import Case, case, grouped
from tests.faults.line import answer

JSON, XML, TEXT = "application/json", "application/xml", "text/plain; charset=utf-8"
DOCUMENTS: tuple[tuple[str, str, str, str, str], ...] = (
    ("status", "unknown", "soft 404", JSON, '{"status": 404, "message": "Not found"}'),
    ("error-word", "unknown", "soft 404", JSON, '{"error": "not_found"}'),
    ("error-code", "unknown", "soft 404", JSON, '{"success": false, "error": {"code": "STORY_NOT_FOUND"}}'),
    ("graph", "unknown", "soft 404", JSON, '{"data": {"story": null}, "errors": [{"message": "Story not found"}]}'),
    ("post-id", "unknown", "soft 404", JSON, '{"code": "invalid_post", "message": "Invalid post ID.", "data": {"status": 404}}'),
    ("problem", "unknown", "soft 404", "application/problem+json", '{"title": "Not Found", "status": 404}'),
    ("detail", "unknown", "soft 404", JSON, '{"detail": "Not found."}'),
    ("reason", "unknown", "soft 404", JSON, '{"ok": false, "reason": "article_removed"}'),
    ("chinese", "unknown", "soft 404", JSON, '{"code": 404, "msg": "页面不存在", "data": null}'),
    ("no-word", "unknown", "error page", JSON, '{"status": "error", "message": "Something broke"}'),
    ("rate", "blocked", "rate limited", JSON, '{"message": "API rate limit exceeded", "documentation_url": "https://a.example/"}'),
    ("many", "blocked", "rate limited", JSON, '{"code": 429, "error": "Too Many Requests"}'),
    ("login", "blocked", "login", JSON, '{"error": "unauthorized", "message": "Login required"}'),
    ("denied", "blocked", "forbidden", JSON, '{"error": {"code": 403, "status": "PERMISSION_DENIED"}}'),
    ("no-fault", "live", "", JSON, '{"error": null, "status": "ok", "title": "Tide tables", "rows": [1, 2, 3]}'),
    ("story", "live", "", JSON, '{"title": "Page not found: a museum", "author": "Hanne Brodd", "body": "It collects lost pages."}'),
    ("number", "live", "", JSON, '{"status": "ok", "stories": [{"title": "Harbour opens", "id": 404}]}'),
    ("closed", "live", "", JSON, '{"features": [{"name": "Lost Page Inn", "status": "closed"}]}'),
    ("partly", "live", "", JSON, '{"data": {"title": "Harbour opens at dawn", "text": "The ice was gone by five."}, "errors": []}'),
    ("list", "live", "", JSON, '[{"id": 1, "title": "Not found"}]'),
    ("welcome", "live", "", JSON, '{"message": "Welcome to the tide service", "version": "2.1"}'),
    ("key", "unknown", "soft 404", XML, "<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Key>2024/story</Key></Error>"),
    ("blob", "unknown", "soft 404", XML, "\ufeff<?xml version='1.0'?><Error><Code>BlobNotFound</Code></Error>"),
    ("listed", "unknown", "soft 404", "text/xml", "<errors><error><code>404</code></error></errors>"),
    ("expired", "unknown", "expired address", XML, "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"),
    ("token", "unknown", "expired address", XML, "<?xml version='1.0'?><Error><Code>ExpiredToken</Code></Error>"),
    ("access", "blocked", "forbidden", XML, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"),
    ("feed", "live", "", "text/xml", "<rss version='2.0'><channel><item><title>Page not found, says museum</title></item></channel></rss>"),
    ("map", "live", "", XML, "<?xml version='1.0'?><urlset><url><loc>https://a.example/404</loc></url></urlset>"),
    ("go", "unknown", "soft 404", TEXT, "404 page not found\n"),
    ("file", "unknown", "soft 404", TEXT, "This file has been deleted."),
    ("poem", "live", "", TEXT, "Not found\n\nI looked for you in the harbour\nand nobody had turned the page of the sea.\n"),
)  # fmt: skip
"""Name, outcome, a word of the reason, content type, body."""


def machine(name: str, outcome: str, reason: str, kind: str, body: str) -> Case:
    """A document of one type."""
    more = {"reason": reason} if reason else {}
    return case(f"machine-{name}", outcome, answer(200, body.encode(), kind=kind), **more)


CASES = grouped("machines", *(machine(*document) for document in DOCUMENTS))
