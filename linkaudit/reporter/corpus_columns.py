"""The columns of the corpus answers: one place for the CSV tables, their schema and what people are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "name", "count", "share", "agencies", "credits", "platform"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in CSV, what it holds, and what that means. Columns without heading are not shown to people."""

    name: str
    kind: Kind
    about: str
    heading: str = ""

    @property
    def number(self) -> bool:
        """Whether its cells are numbers."""
        return self.kind in {"count", "share"}


SHARES = (
    Column("label", "name", "Whose words they are.", "label"),
    Column("agencies", "agencies", "Registry ids of the agencies, separated by semicolons.", "agencies"),
    Column("passages", "count", "Passages.", "passages"),
    Column("passages_share", "share", "Of all passages outside page furniture, 0 to 1.", "share"),
    Column("words", "count", "Words.", "words"),
    Column("words_share", "share", "Of all words outside page furniture, 0 to 1.", "share of words"),
)
INSERTIONS = (
    Column("platform", "platform", "Social platform, lower case.", "platform"),
    Column("outcome", "name", "What became of the posts; empty where nothing was resolved.", "outcome"),
    Column("posts", "count", "Insertions; a post in two articles counts twice.", "insertions"),
    Column("share", "share", "Of all insertions, 0 to 1.", "share"),
)
ACCOUNTS = (
    Column("insertions", "count", "Posts of the account that stand in articles.", "insertions"),
    Column("posts", "count", "Distinct ones; those without id are counted once each.", "posts"),
    Column("articles", "count", "Articles that insert one.", "articles"),
    Column("dead", "count", "Insertions that are gone or broken.", "gone"),
    Column("platform", "platform", "Social platform, lower case.", "platform"),
    Column("agency", "agencies", "Registry id, where it is an agency's own account.", "agency"),
    Column("handle", "text", "Account, without @.", "account"),
)
POSTS = (
    Column("articles", "count", "Articles that insert it.", "articles"),
    Column("insertions", "count", "Times that it is inserted.", "insertions"),
    Column("outcome", "name", "What became of it.", "outcome"),
    Column("platform", "platform", "Social platform, lower case.", "platform"),
    Column("handle", "text", "Account that the articles name, without @.", "account"),
    Column("key", "text", "Identity under which it was asked."),
    Column("url", "text", "Address, as an article writes it.", "post"),
)
COPIES = (
    Column("articles", "count", "Articles that print the story.", "articles"),
    Column("outlets", "count", "Outlets, by registrable domain.", "outlets"),
    Column("words", "count", "Words that the closest copy shares with the first article.", "words"),
    Column("kind", "name", "Whether they credit it alike.", "credited"),
    Column("credits", "credits", "Credit (agencies, unnamed, none) and number of articles, separated by semicolons.", "to"),
    Column("article", "text", "First article that prints it, in the order of the inputs.", "first in"),
    Column("title", "text", "Its title.", "title"),
    Column("copies", "text", "The other articles, the first few, separated by blanks."),
)
ROT = (
    Column("by", "name", "What the year is that of: the post, or the article that holds the link.", "by"),
    Column("year", "name", "The year; empty where no date is known.", "year"),
    Column("references", "count", "Posts and links to posts, or everything the articles point at.", "links"),
    Column("alive", "count", "Live or moved.", "alive"),
    Column("dead", "count", "Gone or broken.", "dead"),
    Column("uncertain", "count", "Nobody could tell.", "uncertain"),
    Column("other", "count", "Not asked, nothing to follow, or refused by policy.", "not asked"),
    Column("dead_share", "share", "Dead of those that are alive or dead, 0 to 1.", "dead share"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {
    "corpus_shares": SHARES,
    "corpus_insertions": INSERTIONS,
    "corpus_accounts": ACCOUNTS,
    "corpus_posts": POSTS,
    "corpus_copies": COPIES,
    "corpus_link_rot": ROT,
}
"""Table name → its columns."""

HEADINGS: Mapping[str, str] = {
    "corpus_shares": "Whose words, by label and agency",
    "corpus_insertions": "Insertions by platform and outcome",
    "corpus_accounts": "Most inserted accounts",
    "corpus_posts": "Posts inserted in several articles",
    "corpus_copies": "Stories printed by several articles",
    "corpus_link_rot": "Link rot by year",
}
"""Table name → its heading for people."""
