"""Signatures of flattened posts in eighty languages and with all manner of names, each in two layouts; and what only looks like one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.parser.texts import PROSE, article, flattened

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "signature_rows.jsonl").read_text(encoding="utf-8").splitlines()
]
WORDS = "The pier is closed today, sorry!"
SIGNED = "— Pier Watch (@pierwatch) June 3, 2018"


def found(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(stretch, seen.handle, seen.name, seen.shown_date) for stretch, seen in flattened(text)]


@pytest.mark.parametrize("joint", ["\n", " ", " pic.twitter.com/5gWzadCgiu"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["signature"])
def test_a_signature_in_any_language_is_read(row: dict[str, Any], joint: str) -> None:
    post = f"{row['words']}{joint}{row['signature']}"
    assert found(article(post)) == [(post, row["handle"], row["name"], row["day"])]


@pytest.mark.parametrize("joint", ["\n", " ", " pic.twitter.com/5gWzadCgiu"])
@pytest.mark.parametrize(
    "name",
    [
        *("🌊 Pier Watch 🌊", "Pier Watch (official)", "Pier Watch [closed]", "Pier | Watch", "Pier – Watch", "Pier-Watch"),
        *("pier watch", "Dr. Pier Watch, PhD", "P. W.", "مراقب الرصيف", "שומר הרציף", "埠頭 ウォッチ", "부두지기 ⚓"),
        *("Pier Watch!", "Pier: Watch", "@pier Watch", "Pier/Watch", "Pier • Live", "Pier “Pip” Watch", "1Pier", "ᴘɪᴇʀ"),
        *("Jean-Luc d’Aubigné", "(Pier)", "Pier.com", "🇫🇷 Pier 🇩🇪", "X", "Pier Watch (he/him) (tired)"),
    ],
)
def test_a_name_of_any_kind_is_read_whole(name: str, joint: str) -> None:
    post = f"{WORDS}{joint}— {name} (@pierwatch) June 3, 2018"
    assert found(article(post)) == [(post, "pierwatch", name, "2018-06-03")]


@pytest.mark.parametrize(
    ("post", "handle", "name", "day"),
    [
        (f"{WORDS}\n— Pier (@pier.bsky.social) June 3, 2024", "pier.bsky.social", "Pier", "2024-06-03"),
        (f"{WORDS}\n— Pier (@pier@social.example) June 3, 2024", "pier@social.example", "Pier", "2024-06-03"),
        (f"{WORDS}\n— @pierwatch June 3, 2018", "pierwatch", None, "2018-06-03"),
        (f"{WORDS}\n— (@pierwatch) June 3, 2018", "pierwatch", None, "2018-06-03"),
        (f"{WORDS}\n&#x2014; Pier Watch (@pierwatch) June 3, 2018", "pierwatch", "Pier Watch", "2018-06-03"),
        (f"{WORDS}\n− Pier Watch (@pierwatch) June 3, 2018", "pierwatch", "Pier Watch", "2018-06-03"),
        (f"{WORDS}\n— Pier Watch (@pierwatch) 3. Juni 2018, 14:05 Uhr", "pierwatch", "Pier Watch", "2018-06-03"),
        (f"{WORDS}\n— Pier Watch (@pierwatch) 6 zzanvier 2020", "pierwatch", "Pier Watch", None),
        (f"the pier is shut #pier\n{SIGNED}", "pierwatch", "Pier Watch", "2018-06-03"),
        (f"pic.twitter.com/5gWzadCgiu{SIGNED}", "pierwatch", "Pier Watch", "2018-06-03"),
        (f"@mayor please open it\n{SIGNED}", "pierwatch", "Pier Watch", "2018-06-03"),
    ],
)
def test_other_forms(post: str, handle: str, name: str | None, day: str | None) -> None:
    assert found(article(post)) == [(post, handle, name, day)]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe (@janedoe) June 3, 2018",
        "— By Jane Doe (@janedoe)",
        "Jane Doe (@janedoe) is a reporter in Leeds.",
        "“I never saw it coming.” — Jane Doe, chief keeper",
        "Mail tips to Jane Doe (jane@doe.example) by June 3, 2018",
        "The keeper (@pierwatch) said on June 3, 2018 that it was shut.",
        "Photo: Jane Doe (@janedoe) June 3, 2018",
        "The mayor — a former keeper (@mayor) on June 3, 2018, in the hall.",
        "The mayor — a former keeper (@mayor) who held the office from 2011 to 2018",
        PROSE[0],
    ],
)
def test_what_only_looks_like_a_signature(line: str) -> None:
    assert found(article(line)) == []
