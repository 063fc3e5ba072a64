"""What the worst articles are made of: units that are repeated until an article is full, and pages and files of them."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Mapping
from html import escape

REPEATED = (
    *("[", "]", "[]", "](", "[a](", "[[a]", "![](", "![[", "[a]: b\n", "[a][b] ", "[^a]", "[^a]: b\n", "{{", "{%"),
    *("[caption]", "[tweet "),
    *("(", "((a)", "{", "<", "</", "<!", "<?", "<![CDATA[", "<a ", "<b>", "</b>", "<a>\n", "&", "&#", "&#x", "&amp"),
    *("&lt;", "&amp;lt;"),
    *("@", "@a", "@a.", "a@b.", "— @", "(@a) — ", "#", "#a", "# ", "#\n", "— ", "—", "–", "-", "- - ", "=\n", "===\n"),
    *("---\n", "***", "* * "),
    *("https://", "https://a", "https://a.b/(", "https://a.b/[", "https://a.b/…", "http://a@", "www.", "a.b.", "//"),
    *("%2F", "%", "?a=b&", "…"),
    *("t.co/", "https://t.co/", "https://t.co/\n", "http://t.co/a ", "pic.x.com/", "pic.twitter.com/a— "),
    *("x.com/a/status/", "x.com/i/web/status/1 "),
    *("https://x.com/a/status/1?s=", "https://youtu.be/", "https://www.instagram.com/p/", "instagram.com/p/a "),
    *("facebook.com/", "https://t.me/a/1 "),
    *("0", "1,", "1. ", "1.\n", "1)\n", "12:30 ", "6 January 2020 ", "January ", "2020-01-06", "06/01/2020 ", "Mon, "),
    *("am ", "2 hours ago\n"),
    *("“", "”", "“a”", "«", "»", '"', '" ', "'", "’s ", "„a“ ", "「", "」", "‘", "`", "``a`", "~~~\n", "~~a", "'''"),
    *('"a" said ',),
    *("😀", "👩‍", "🇩🇪", "\u0301", "\u0301\u0316", "a\u0301\u0302", "\u202e", "\u2066a", "\u200b", "\u200d", "\u00a0", "\u3000"),
    *("\u00ad", "\ufeff", "\ufffd", "\ufdfa"),
    *("\r", "\r\n", "\v", "\x85", "\u2028", "\t", "    a\n", "\n", "\n\n", " \n", "a\n\n", "A\n", "a ", "A ", "Aa"),
    *("É", "ß", "İ", "中", "한", "क्", "ก"),
    *("Read more: ", "Read more:\n", "Read more\n", "READ MORE: x\n", "Also read: a\n", "Read also | ", "(Read: a) "),
    *("阅读更多：", "اقرأ أيضا: ", "Lee también: "),
    *("Related articles\n", "More on this story\na\n", "Watch: ", "VIDEO: a\n", "Next: ", "Читайте также: "),
    *("और पढ़ें: ", "Recommended\n- a\n"),
    *("AFP, ", "AFP and ", "AFP/AP/", "(Reuters) - ", "(AP) — ", "Associated Press ", "Associated ", "Press ", "AP "),
    *("dpa-", "Agence France-", "PTI\n"),
    *("By ", "By AP and ", "By A and B, ", "By\n", "with inputs from ", "with AFP ", "Reporting by ", "Editing by A; "),
    *("(Editing by ", "Additional reporting by A\n"),
    *("Photo: ", "Photo: A/B ", "©", "© AFP ", "Source: ", "Source: a\n", "told ", "told AFP ", "according to "),
    *("reports AFP ", "News Desk ", "Press Release\n"),
    *("MARWICK, ", "MARWICK (", "MARWICK (AFP) ", "MARWICK: ", "A, B, C (AP) — ", "据", "新华社", "记者", "（"),
    *("로이터", "رويترز ", "गरीब (एएफपी) "),
    *("> ", ">", "> - ", "| ", "|-|", "| a ", "|a|\n|-|\n", "+ ", "* ", "- a\n", "_", "_a_", "__", "**a", "***a** "),
    *("\\", "\\[", "$", "$$", ":::\n", "{.a}"),
    *("x— A (@a)", "x — A (@a) 6 January 2020\n", "A (@a)\n", "A @a · 2h\n", "@a · Jan 6\n", "A\n@a\n", "RT @a: "),
    *("1.2K Retweets\n", "Retweeted\n", "Tweet\n"),
    *("View on Twitter\n", "pic.twitter.com/aBcDeFgHiJ", "pic.twitter.com/aBcDeFgHiJ ", "https://t.co/aBcDeFgHiJ"),
    *("This tweet is unavailable\n", "— A (@", "(@ab) on X\n", "A quay is shut. — A (@ab)\n"),
    *("— A\n(@ab) May 6, 2020\n", "—\nA (\n@ab\n)\nMay 6, 2020\n", "A ✔\n@ab\n", "— A (@ab) on Threads, "),
    *("A/AFP/B ", "A / AFP ", "\u2066(@ab)\u2069 ", "1. A — B (@ab) May 6, 2020\n"),
    *("a.b.c.d.e ", "a/b/c/", "A.", "A. B. ", "St. ", "U.S. ", "a;", "a:", ": ", " :", ", ", ",", "!?", "...", "a..."),
    *(".\n", "·", "• ", "•\n", "→ ", "» ", "★"),
)  # fmt: skip

POST = "<blockquote class=twitter-tweet><a href=https://x.com/a/status/12>d</a>"


def json_ld(inside: str) -> str:
    """A page with such a piece of metadata."""
    return f'<script type="application/ld+json">{inside}</script><p>w'


def nested_documents(n: int) -> str:
    """Documents in attributes of documents, as deep as so many letters allow: every level doubles the escapes."""
    inner = POST
    while len(inner) < n:
        inner = f'<iframe srcdoc="{escape(inner)}"></iframe>'
    return inner


PAGES: Mapping[str, Callable[[int], str]] = {
    "JSON-LD lists": lambda n: json_ld("[" * n + "]" * n),
    "JSON-LD in JSON-LD": lambda n: json_ld('{"author":' * n + '"AFP"' + "}" * n),
    "JSON-LD graph": lambda n: json_ld('{"@graph":[' + ",".join(['{"@type":"Article","author":{"name":"AFP"}}'] * n) + "]}"),
    "JSON-LD authors": lambda n: json_ld('{"@type":"NewsArticle","author":[' + ",".join(['{"name":"Ann Lee"}'] * n) + "]}"),
    "JSON-LD keys": lambda n: json_ld("{" + ",".join(f'"k{i}":{i}' for i in range(n)) + "}"),
    "JSON-LD blocks": lambda n: '<script type="application/ld+json">{"author":"AFP"}</script>' * n + "<p>w",
    "JSON-LD unfinished": lambda n: json_ld('{"a":"' * n),
    "JSON-LD number": lambda n: json_ld('{"@type":"NewsArticle","author":' + "9" * n + "}"),
    "JSON-LD body": lambda n: json_ld('{"@type":"NewsArticle","articleBody":"' + "told AFP. " * n + '"}'),
    "JSON-LD commas": lambda n: json_ld("{" + "," * n + "}"),
    "metas": lambda n: '<meta name="author" content="AFP">' * n + "<p>w",
    "different metas": lambda n: "".join(f'<meta name="m{i}" content="{i}">' for i in range(n)) + "<p>w",
    "meta of authors": lambda n: f'<meta name="author" content="{"Ann Lee, " * n}"><p>w',
    "titles": lambda n: "<title>a</title>" * n + "<p>w",
    "long title": lambda n: f"<title>{'a - ' * n}</title><p>w",
    "bases": lambda n: '<base href="/a">' * n + "<p><a href=b>w",
    "canonicals": lambda n: '<link rel="canonical" href="https://a.example/b">' * n + "<p>w",
    "times": lambda n: '<time datetime="2020-01-06" itemprop="datePublished">a</time>' * n,
    "attributes": lambda n: "<p " + " ".join(f"a{i}=b" for i in range(n)) + ">w",
    "data attributes": lambda n: "<blockquote class=twitter-tweet " + " ".join(f"data-a{i}=b" for i in range(n)) + ">w",
    "many attributes": lambda n: ("<p " + " ".join(f"a{i}=b" for i in range(100)) + ">w</p>") * (n // 100 + 1),
    "long attribute": lambda n: f'<p title="{"a" * n}">w</p>',
    "long class": lambda n: f'<div class="{"nav-" * n}">w</div>',
    "long address": lambda n: f'<p><a href="https://a.example/{"a/" * n}">w</a>',
    "dots in an address": lambda n: f'<p><a href="https://a.example/{"../" * n}">w</a>',
    "long host": lambda n: f'<p><a href="https://{"a." * n}example/">w</a>',
    "long query": lambda n: f'<p><a href="https://x.com/a/status/12?{"a=b&" * n}">w</a>',
    "unfinished attributes": lambda n: '<a href="' * n,
    "unfinished tags": lambda n: "<p class=a " * n,
    "picture data": lambda n: f'<p><img src="data:image/png;base64,{base64.b64encode(b"abc" * n).decode()}">w',
    "picture data in text": lambda n: f"<p>{base64.b64encode(b'abc' * n).decode()}",
    "frame data": lambda n: f'<iframe src="data:text/html;base64,{base64.b64encode(b"<p>a" * n).decode()}"></iframe>w',
    "documents in documents": nested_documents,
    "documents": lambda n: f'<iframe srcdoc="{POST}"></iframe>' * n,
    "document of many": lambda n: f'<iframe srcdoc="{"<blockquote class=twitter-tweet>w" * n}"></iframe>',
    "raw frames": lambda n: f"<iframe>{POST}</iframe>" * n,
    "templates": lambda n: "<template>w" * n,
    "closed templates": lambda n: "<template><p>w</template>" * n,
    "drawings": lambda n: "<svg><a href=x>w" * n,
    "closed drawings": lambda n: "<svg><title>a</title></svg>w" * n,
    "formulas": lambda n: "<math><mi>w" * n,
    "fall-backs": lambda n: "<noscript><p>w" * n,
    "videos": lambda n: "<video><p>w" * n,
    "bold": lambda n: "<b>w" * n,
    "bold paragraphs": lambda n: "<p><b>w" * n,
    "torn bold": lambda n: "<b><p>w</b>" * n,
    "torn links": lambda n: "<a href=x><p>w</a>" * n,
    "links in links": lambda n: "<a href=x>w<b>" * n,
    "type never set back": lambda n: "".join(f"<font color=c{i}>" for i in range(500)) + "<p>w" * n,
    "fonts": lambda n: "".join(f"<font color=c{i}>w<p>" for i in range(n)),
    "closed fonts": lambda n: "<font><p></font>w" * n,
    "tables in tables": lambda n: "<table><tr><td>w" * n,
    "table soup": lambda n: "<table>w<tr>w<a href=x>w<td>w</table></td>w</tr>" * n,
    "cells": lambda n: "<table>" + "<tr><td>w<td>w" * n,
    "empty cells": lambda n: "<table>" + "<tr><td><td>" * n,
    "bodies": lambda n: "<body class=a>w</body>w" * n,
    "lists in lists": lambda n: "<ul><li>w" * n,
    "options": lambda n: "<select>" + "<option>w" * n,
    "forms": lambda n: "<form>w<div></form>" * n,
    "headings": lambda n: "<h1>w" * n,
    "figures": lambda n: "<figure><img><figcaption>Photo: A/AFP</figcaption></figure>" * n,
    "open figures": lambda n: "<figure><figcaption>w" * n,
    "quotations": lambda n: "<blockquote><p>w</p>— A</blockquote>" * n,
    "open quotations": lambda n: "<blockquote>w" * n,
    "preformatted": lambda n: "<pre>" + "w\n" * n,
    "open preformatted": lambda n: "<pre>w\n" * n,
    "ruby": lambda n: "<ruby>w<rt>w" * n,
    "inner links": lambda n: "".join(f'<p id="p{i}"><a href="#p{i}">w</a>' for i in range(n)),
    "menus": lambda n: '<ul class="menu"><li><a href=x>w</a></ul>' * n,
    "sidebars": lambda n: '<aside><p>w<a href="https://x.com/a/status/12">w</a></aside>' * n,
    "articles in articles": lambda n: "<article><h1>w</h1><p>w" * n,
    "comments": lambda n: "<!-- a -->w" * n,
    "comments in words": lambda n: "w<!---->" * n,
    "odd comments": lambda n: "<!--a--!>w<!-->w<!--->" * n,
    "drawn data": lambda n: "<svg><![CDATA[w]]></svg>" * n,
    "instructions": lambda n: "<?a?>w" * n,
    "references": lambda n: "<p>" + "&nbsp;" * n + "w" + "&#128512;" * n,
    "long reference": lambda n: "<p>&" + "a" * n + ";",
    "long number": lambda n: "<p>&#" + "9" * n + ";",
    "stray ends": lambda n: "w</div></p></b></a></table>" * n,
    "breaks and links": lambda n: "w<br><a href=x>w</a><br><br>" * n,
    "spans": lambda n: "<span>w</span>" * n,
    "one paragraph of links": lambda n: "<p>" + "<a href=x>Read more: w</a> " * n,
    "components": lambda n: "<x-embed data-id=12>w</x-embed>" * n,
    "players": lambda n: '<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>' * n,
    "AMP posts": lambda n: '<amp-twitter data-tweetid="1214169296198389760"></amp-twitter>' * n,
    "posts without end": lambda n: f"<p>w</p>— A (@a) {POST}" * n,
    "state in state": lambda n: "<script>" + '{\\"html\\":\\"' * n + "https://x.com/a/status/12</script>",
    "distributors": lambda n: '<script>{"distributor":{"name":"AFP"}}</script>' * n + "<p>w",
    "addresses in attributes": lambda n: '<div data-x="https://x.com/a/status/12">w</div>' * n,
    "escaped markup": lambda n: f'<div data-x="{escape(POST)}">w</div>' * n,
    "shown markup": lambda n: f"<p>{escape(POST)}" * n,
    "bylines": lambda n: '<p class="byline">By <a href=/a>Ann Lee</a></p>' * n,
    "cards": lambda n: '<div class="related"><a href="/a"><h3>A title of some words</h3><img></a></div>' * n,
}  # fmt: skip

MARKDOWN: Mapping[str, Callable[[int], str]] = {
    "a row of agencies": lambda n: "The council met on Tuesday. " * 30 + "AFP/" * n,
    "items of a mixed article": lambda n: "By AFP and Web Desk\n\nThe council met.\n\n" + "MARWICK (AFP) - w\n\n" * n,
    "front matter lists": lambda n: "---\na: " + "[" * n + "\n---\nw",
    "front matter anchors": lambda n: "---\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(n)) + "---\nw",
    "front matter boxes": lambda n: "---\n" + "".join(f"{' ' * min(i, 200)}a:\n" for i in range(n)) + "---\nw",
    "front matter without end": lambda n: "---\n" + "a: b\n" * n,
    "front matter authors": lambda n: "---\nauthors:\n" + "  - AFP\n" * n + "---\nw",
    "front matter in TOML": lambda n: "+++\n" + "a = [" * n + "\n+++\nw",
    "front matter of one line": lambda n: "---\nauthor: " + "AFP, " * n + "\n---\nw",
    "short codes": lambda n: "[embed]https://x.com/a/status/12[/embed]\n" * n,
    "open short codes": lambda n: "[embed]https://x.com/a/status/12\n" * n,
    "Hugo short codes": lambda n: '{{< tweet user="a" id="12" >}}\n' * n,
    "quotations in quotations": lambda n: ">" * n + " w",
    "lists in lists": lambda n: "".join(f"{'  ' * min(i, 300)}- w\n" for i in range(n)),
    "tables": lambda n: "| a | b |\n|---|---|\n" + "| w | w |\n" * n,
    "wide tables": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|w" * n + "|\n",
    "definitions": lambda n: "".join(f"[a{i}]: https://a.example/{i}\n" for i in range(n)) + "\n" + "[a1] [a9] " * n,
    "long definition": lambda n: f"[{'a' * n}]: https://a.example/\n\n[{'a' * n}]",
    "emphasis": lambda n: "*a **b " * n,
    "closing emphasis": lambda n: "a** b* " * n,
    "code of all lengths": lambda n: " ".join("`" * (i % 300) + "a" for i in range(n)),
    "markup in lines": lambda n: "<div>\n\n<blockquote class=twitter-tweet>\n\n" * n,
    "pages in a text": lambda n: f"<p>{json.dumps('a' * n)}</p>\n\n" + "w\n" * n,
}  # fmt: skip


def archive(body: bytes, times: int, length: int | None = None) -> bytes:
    """A web archive of the same page again and again, which may lie about its length."""
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    said = b"Content-Length: %d\r\n\r\n" % (len(reply) if length is None else length)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/\r\n"
    return (head + said + reply + b"\r\n\r\n") * times


def entities(n: int) -> bytes:
    """A feed whose characters stand for ten times as many, level by level."""
    names = b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, max(2, n // 80)))
    return b'<!DOCTYPE a [<!ENTITY a0 "a">%s]><rss><item><description>&a99;</description></item></rss>' % names


FILES: Mapping[str, Callable[[int], bytes]] = {
    "long.jsonl": lambda n: b'{"text":"' + b"a" * n + b'"}',
    "escapes.jsonl": lambda n: b'{"text":"' + b"\\u0041" * (n // 6) + b'"}',
    "short.jsonl": lambda n: b'{"text":"a"}\n' * (n // 13),
    "broken.jsonl": lambda n: b'{"text":"\n' * (n // 10),
    "deep.jsonl": lambda n: b'{"text":"a","b":' + b"[" * n,
    "number.jsonl": lambda n: b'{"text":"a","b":' + b"9" * n + b"}",
    "date.jsonl": lambda n: b'{"text":"a","date":"' + b"Mon, ((" * (n // 7) + b'"}',
    "names.jsonl": lambda n: b"{" + b",".join(b'"k%d":1' % i for i in range(n // 12)) + b',"text":"a"}',
    "open.json": lambda n: b'[{"text":"' + b"\\" * n,
    "brackets.json": lambda n: b"[" * n,
    "braces.json": lambda n: b"{" * n,
    "quotation.csv": lambda n: b'text,url\n"' + b"a,\n" * (n // 3),
    "quotations.csv": lambda n: b"text,url\n" + b'a,"\n' * (n // 4),
    "marks.csv": lambda n: b"text,url\n" + b'"' * n,
    "wide.csv": lambda n: b"text" + b",a" * (n // 2) + b"\nw\n",
    "returns.csv": lambda n: b"text\n" + b"\r" * n,
    "entities.rss": entities,
    "blanks.rss": lambda n: b"<rss><item><description>" + b"&nbsp;" * (n // 6) + b"</description></item></rss>",
    "deep.rss": lambda n: b"<rss><item>" + b"<a>" * (n // 3),
    "signs.rss": lambda n: b"<rss><item><description>" + b"&" * n,
    "number.rss": lambda n: b"<rss><item><title>&amp;#" + b"9" * n + b";</title><description>w</description></item></rss>",
    "many.warc": lambda n: archive(b"<p>w", n // 170),
    "lie.warc": lambda n: archive(b"<p>w", n // 170, 1 << 40),
    "negative.warc": lambda n: archive(b"<p>w", n // 170, -5),
    "heads.warc": lambda n: b"WARC/1.0\r\n" + b"A: b\r\n" * (n // 6),
    "bomb.warc.gz": lambda n: gzip.compress(archive(b"<p>" + b"a" * (n * 100), 1)),
    "bomb.html.gz": lambda n: gzip.compress(b"<p>" + b"a" * (n * 100)),
    "bomb.jsonl.gz": lambda n: gzip.compress(b'{"text":"' + b"a" * (n * 100)),
    "comments": lambda n: b"<!---->" * (n // 7) + b"w",
    "declarations": lambda n: b"<?xml ?>" * (n // 8) + b"w",
    "addresses.urls": lambda n: b"https://quay.example/" + b"a" * n,
}
