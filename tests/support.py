"""Hand-made articles, references and reports: small, whole, with invented people and outlets. Others may use them."""

from __future__ import annotations

from typing import Any

from linkaudit.model import (
    Article,
    Attempt,
    Basis,
    Credit,
    Evidence,
    Finding,
    Form,
    Hop,
    Kind,
    Label,
    Mention,
    Origin,
    OutcomeName,
    Passage,
    Place,
    PostFacts,
    Reference,
    Resolution,
    Run,
    Unreadable,
)
from linkaudit.reporter import Report


def a_place(line: int = 1, column: int = 1, start: int | None = None, end: int | None = None) -> Place:
    start = 100 * (line - 1) + column - 1 if start is None else start
    return Place(line, column, start, start + 10 if end is None else end)


def a_passage(
    n: int = 1,
    text: str = "The harbour stayed shut on Monday.",
    *,
    form: Form = "body",
    label: Label = "unattributed",
    **fields: Any,
) -> Passage:
    basis: Basis = fields.pop("basis", "none")
    values: dict[str, Any] = {
        "place": a_place(n),
        "agencies": (),
        "duplicate_of": None,
        "references": (),
        "evidence": (),
    } | fields
    return Passage(n=n, text=text, form=form, label=label, basis=basis, **values)


def a_reference(n: int = 1, kind: Kind = "link", url: str | None = "https://news.example/a", **fields: Any) -> Reference:
    values: dict[str, Any] = {"platform": None, "form": "hyperlink", "place": a_place(n), "passage": None}
    values["key"] = f"url:{url}" if url else None
    return Reference(n=n, kind=kind, url=url, **(values | fields))


def a_post(
    n: int = 1, post_id: str | None = "1214169296198389760", handle: str | None = "quay_anna", **fields: Any
) -> Reference:
    url = f"https://twitter.com/{handle}/status/{post_id}" if post_id else None
    values: dict[str, Any] = {"platform": "x", "form": "blockquote", "post_id": post_id, "handle": handle, "url": url}
    values["key"] = f"x:{post_id}" if post_id else None
    return a_reference(n, fields.pop("kind", "post"), **(values | fields))


def a_resolution(reference: Reference | str, outcome: OutcomeName = "live", reason: str = "", **fields: Any) -> Resolution:
    key, url = (reference, reference) if isinstance(reference, str) else (reference.key or "", reference.url or "")
    return Resolution(key=key, url=fields.pop("url", url), outcome=outcome, reason=reason, **fields)


def an_article(*parts: Passage | Reference, **fields: Any) -> Article:
    path = fields.pop("id", "harbour.txt")
    values: dict[str, Any] = {"origin": Origin(path=path), "url": None, "title": None, "published": None, "language": "en"}
    values |= {"credit": Credit(), "mentions": ()}
    passages = tuple(part for part in parts if isinstance(part, Passage))
    references = tuple(part for part in parts if isinstance(part, Reference))
    return Article(id=path, passages=passages, references=references, **(values | fields))


def a_finding(rule: str = "post-gone", **fields: Any) -> Finding:
    values: dict[str, Any] = {"severity": "error", "confidence": "strong", "article": "harbour.txt", "place": a_place(3)}
    values |= {"message": "The post by @quay_anna is gone: deleted.", "fingerprint": "0123456789abcdef", "reference": 1}
    return Finding(rule=rule, **(values | fields))


def a_run(**fields: Any) -> Run:
    values: dict[str, Any] = {
        "articles": 1,
        "passages": 6,
        "references": 4,
        "unreadable": 1,
        "complete": True,
        "version": "0.1.0",
    }
    values |= {"outcomes": {"live": 2, "gone": 1, "blocked": 1}, "findings": {"error": 1, "warning": 0, "note": 0}}
    return Run(**(values | fields))


def a_harbour_article() -> Article:
    """One article with wire copy, two posts (one by an agency), a "Read more" and a link."""
    told = Evidence(rule="anchor", quote="told AFP", start=30, end=38, agency="afp")
    afp: dict[str, Any] = {"agencies": ("afp",)}
    post: dict[str, Any] = {"form": "social_post", "label": "social", "basis": "stated"}
    promo: dict[str, Any] = {"form": "cross_ref", "label": "cross_promo", "basis": "stated"}
    dated: dict[str, Any] = {"posted_at": "2020-01-06T12:58:13Z"}
    passages = (
        a_passage(
            1, "Dockers in Port Merrow walked out, a leader told AFP.", label="wire", basis="anchored", evidence=(told,), **afp
        ),
        a_passage(2, "The port called it unlawful.", label="wire_mixed", basis="scoped_mixed", references=(4,), **afp),
        a_passage(3, "We stay out until Friday.— Anna Quay (@quay_anna) January 6, 2020", references=(1,), **post),
        a_passage(4, "Ships wait off Port Merrow", references=(2,), **post),
        a_passage(5, "Read more: Five ports that never sleep", references=(3,), **promo),
        a_passage(
            6, "AFP with additional input by the Merrow desk.", form="credit_line", label="structure", basis="stated", **afp
        ),
    )
    words = {"text": "We stay out until Friday.", "name": "Anna Quay", "shown_date": "2020-01-06"}
    own = {"text": "Ships wait off Port Merrow", "account_agency": "reuters"}
    title = {"label": "Read more", "title": "Five ports that never sleep"}
    references = (
        a_post(1, passage=3, place=a_place(3), form="flattened", **words, **dated),
        a_post(2, "1214169296198389761", "Reuters", passage=4, place=a_place(4), **own, **dated),
        a_reference(3, "cross_ref", None, passage=5, place=a_place(5), form="text_label", **title),
        a_reference(4, url="https://port.example/orders?a=1", passage=2, place=a_place(2, 12)),
    )
    return an_article(
        *passages,
        *references,
        title="Port strike enters second week",
        published="2020-01-07",
        credit=Credit(kind="mixed", agencies=("afp",), primary="afp", contributors=("the Merrow desk",), place=a_place(6)),
        mentions=(
            Mention(agency="afp", role="in_text_source", where="in-text", passage=1, quote="told AFP", place=a_place(1, 31)),
        ),
    )


def a_report() -> Report:
    """The harbour article audited: a deleted post, a living one, a blocked link; and an input that could not be read."""
    article = a_harbour_article()
    gone, live, _, link = article.references
    facts = PostFacts(handle="Reuters", name="Reuters", created_at="2020-01-06T12:58:13Z", text="Ships wait off Port Merrow")
    tried = Attempt(url="https://port.example/orders?a=1", at="2026-11-22T10:00:01Z", status=403, elapsed=0.25)
    events = (
        article,
        Unreadable(id="photo.html", origin=Origin(path="photo.html"), reason="binary data without markup"),
        a_resolution(
            gone, "gone", "deleted", status=404, checked_at="2026-11-22T10:00:00Z", evidence="oEmbed 404, syndication 404"
        ),
        a_resolution(live, "live", "oembed", status=200, post=facts, checked_at="2026-11-22T10:00:00Z"),
        a_resolution(
            link, "blocked", "403", status=403, hops=(Hop(url=link.url or "", status=403, via="start"),), attempts=(tried,)
        ),
        a_finding(),
        a_run(
            outcomes={"live": 1, "gone": 1, "blocked": 1, "unresolved": 1}, notes=("Simulated replies, written for this test.",)
        ),
    )
    return Report.of(events)


def by_key(*resolutions: Resolution) -> dict[str, Resolution]:
    """Resolutions as the rules get them."""
    return {resolution.key: resolution for resolution in resolutions}
