"""The objects of the JSON contract `linkaudit/1`, from the types of the model.

Fields stand in the order of the contract. What is not part of it (`evidence`, `notes`, `extra` …) follows, only where it
says something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from linkaudit.model import (
    SCHEMA,
    Archived,
    Article,
    Corpus,
    Credit,
    Event,
    Finding,
    Passage,
    Place,
    PostFacts,
    Reference,
    Resolution,
    Run,
    Unreadable,
)

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def as_json(event: Event) -> dict[str, Json]:
    """An event as the object of the contract."""
    match event:
        case Article():
            return _article(event)
        case Unreadable():
            return _head("unreadable", id=event.id, origin=_origin(event), reason=event.reason)
        case Resolution():
            return _resolution(event)
        case Finding():
            return _finding(event)
        case Corpus():
            return _corpus(event)
        case Run():
            return _run(event)


def _head(kind: str, **fields: Json) -> dict[str, Json]:
    return {"schema": SCHEMA, "type": kind, **fields}


def _told(**fields: Json) -> dict[str, Json]:
    """Fields beyond the contract, where they say something."""
    return {name: value for name, value in fields.items() if value}


def _origin(entry: Article | Unreadable) -> Json:
    return {"path": entry.origin.path, "record": entry.origin.record, "media": entry.origin.media}


def _place(place: Place | None) -> Json:
    if place is None:
        return None
    return {"line": place.line, "column": place.column, "start": place.start, "end": place.end}


def _article(article: Article) -> dict[str, Json]:
    mentions: list[Json] = [
        {"agency": m.agency, "role": m.role, "where": m.where, "passage": m.passage, "quote": m.quote, "place": _place(m.place)}
        for m in article.mentions
    ]
    waivers: list[Json] = [
        {"rules": w.rules, "reason": w.reason, "until": w.until, "passages": w.passages, "place": _place(w.place)}
        for w in article.waivers
    ]
    return _head(
        "article",
        id=article.id,
        origin=_origin(article),
        url=article.url,
        title=article.title,
        published=article.published,
        language=article.language,
        credit=_credit(article.credit),
        passages=[_passage(passage) for passage in article.passages],
        mentions=mentions,
        references=[_reference(reference) for reference in article.references],
        **_told(notes=article.notes, outlet_country=article.outlet_country, extra=dict(article.extra), waivers=waivers),
    )


def _credit(credit: Credit) -> Json:
    return {
        "kind": credit.kind,
        "agencies": credit.agencies,
        "primary": credit.primary,
        "contributors": credit.contributors,
        "place": _place(credit.place),
    }


def _passage(passage: Passage) -> Json:
    evidence: list[Json] = [
        {
            "rule": e.rule,
            "quote": e.quote,
            "start": e.start,
            "end": e.end,
            "agency": e.agency,
            "polarity": e.polarity,
            **_told(source=e.source),
        }
        for e in passage.evidence
    ]
    return {
        "n": passage.n,
        "place": _place(passage.place),
        "form": passage.form,
        "label": passage.label,
        "agencies": passage.agencies,
        "basis": passage.basis,
        "confidence": passage.confidence,
        "duplicate_of": passage.duplicate_of,
        "references": passage.references,
        "evidence": evidence,
        "text": passage.text,
    }


def _reference(reference: Reference) -> Json:
    return {
        "n": reference.n,
        "kind": reference.kind,
        "platform": reference.platform,
        "form": reference.form,
        "place": _place(reference.place),
        "passage": reference.passage,
        "url": reference.url,
        "key": reference.key,
        "post_id": reference.post_id,
        "handle": reference.handle,
        "name": reference.name,
        "text": reference.text,
        "shown_date": reference.shown_date,
        "posted_at": reference.posted_at,
        "label": reference.label,
        "title": reference.title,
        "account_agency": reference.account_agency,
        **_told(
            target=reference.target,
            reason=reference.reason,
            suggested_url=reference.suggested_url,
            suggested_score=reference.suggested_score,
        ),
    }


def _resolution(resolution: Resolution) -> dict[str, Json]:
    hops: list[Json] = [{"url": hop.url, "status": hop.status, "via": hop.via} for hop in resolution.hops]
    attempts: list[Json] = [
        {"url": a.url, "at": a.at, "status": a.status, "error": a.error, "elapsed": round(a.elapsed, 3)}
        for a in resolution.attempts
    ]
    return _head(
        "resolution",
        key=resolution.key,
        url=resolution.url,
        outcome=resolution.outcome,
        reason=resolution.reason,
        status=resolution.status,
        final_url=resolution.final_url,
        hops=hops,
        attempts=attempts,
        checked_at=resolution.checked_at,
        post=_post(resolution.post),
        archived=_archived(resolution.archived),
        confidence=resolution.confidence,
        **_told(
            content_type=resolution.content_type,
            evidence=resolution.evidence,
            leads_to=resolution.leads_to,
            title=resolution.title,
        ),
    )


def _post(post: PostFacts | None) -> Json:
    if post is None:
        return None
    return {
        "handle": post.handle,
        "name": post.name,
        "created_at": post.created_at,
        "text": post.text,
        **_told(post_id=post.post_id, edited=post.edited, truncated=post.truncated),
    }


def _archived(archived: Archived | None) -> Json:
    if archived is None:
        return None
    return {"url": archived.url, "timestamp": archived.timestamp, "original": archived.original, "mimetype": archived.mimetype}


def _finding(finding: Finding) -> dict[str, Json]:
    return _head(
        "finding",
        rule=finding.rule,
        severity=finding.severity,
        confidence=finding.confidence,
        article=finding.article,
        reference=finding.reference,
        place=_place(finding.place),
        message=finding.message,
        fingerprint=finding.fingerprint,
        **_told(
            passage=finding.passage,
            evidence=finding.evidence,
            waived=finding.waived,
            waived_in=finding.waived_in,
            confirmed=finding.confirmed,
        ),
    )


def _corpus(corpus: Corpus) -> dict[str, Json]:
    credited: list[Json] = [
        {**asdict(copies), "credits": [{"credit": name, "articles": count} for name, count in copies.credits]}
        for copies in corpus.copies
    ]
    return _head("corpus", **{**asdict(corpus), "copies": credited})


def _run(run: Run) -> dict[str, Json]:
    return _head(
        "run",
        articles=run.articles,
        references=run.references,
        outcomes=dict(run.outcomes),
        complete=run.complete,
        version=run.version,
        passages=run.passages,
        unreadable=run.unreadable,
        findings=dict(run.findings),
        notes=run.notes,
        waived=run.waived,
        confirmed=run.confirmed,
    )
