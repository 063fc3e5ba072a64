"""Record the replies of each fixture article from the simulated world, through the tool itself.

`python -m tests.simulator.record [SLUG…]` writes `replies.warc.gz` beside each article;
`--check` writes nothing and says what would change. Times and record ids differ from run to run, answers do not: so a
recording is replaced only when a replay of it no longer gives what the world gives.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import linkaudit
from linkaudit.model import Resolution
from tests.simulator import Simulator
from tests.simulator.hosts import ALL

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
DESCRIPTION = "simulated replies: recorded from the loopback world in tests/simulator, no real site was asked"
"""What the recording says of itself, and every report made from it."""


def article_of(folder: Path) -> Path:
    """The article in a fixture folder."""
    return next(folder.glob("article.*"))


def outcomes(found: list[Resolution]) -> list[tuple[str, str, str]]:
    """What two runs must agree on."""
    return sorted((one.key, one.outcome, one.reason) for one in found)


def audited(article: Path, **options: object) -> list[Resolution]:
    """The resolutions of one audit."""
    return [event for event in linkaudit.audit(article, **options) if isinstance(event, Resolution)]


def record(article: Path, world: Simulator, warc: Path) -> list[Resolution]:
    """Audit an article against the world, keeping every exchange."""
    return audited(
        article,
        egress_proxy=world.proxy,
        ca_bundle=world.bundle,
        per_host_interval=0.0,
        archive=True,
        record=str(warc),
        record_note=DESCRIPTION,
    )


def refresh(folder: Path, world: Simulator, *, check: bool) -> bool:
    """True when the recording in the folder stood; else it was replaced, unless only checked."""
    article, kept = article_of(folder), folder / "replies.warc.gz"
    with TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "replies.warc.gz"
        truth = outcomes(record(article, world, fresh))
        if kept.exists() and outcomes(audited(article, replay=str(kept), archive=True)) == truth:
            return True
        if not check:
            kept.write_bytes(fresh.read_bytes())
    return False


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.simulator.record", description=__doc__)
    arguments.add_argument("slug", nargs="*", help="folders of fixtures/articles (default: all)")
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 if a recording no longer stands")
    options = arguments.parse_args()
    folders = [ARTICLES / slug for slug in options.slug] or sorted(path.parent for path in ARTICLES.glob("*/article.*"))
    stood = True
    with Simulator(ALL) as world:
        for folder in folders:
            stands = refresh(folder, world, check=options.check)
            print(f"{folder.name}: {'stands' if stands else 'differs' if options.check else 'recorded anew'}")
            stood &= stands
    return 0 if stood or not options.check else 1


if __name__ == "__main__":
    sys.exit(main())
