"""The page that GitHub shows for a job: the Markdown report, appended as far as it fits."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from linkaudit.cli.voice import say

if TYPE_CHECKING:
    from linkaudit.reporter import Look, Report

MOST_BYTES = 1024 * 1024
"""Over it GitHub drops the whole summary of the step."""
_END = "\n*The rest does not fit into this summary.*\n"


def append_summary(report: Report, how: Look) -> None:
    """Append to the file that GITHUB_STEP_SUMMARY names, if it does. A page that cannot be written is said, and no failure."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from linkaudit.reporter import FORMATS  # noqa: PLC0415 - not needed for --help

    try:
        with Path(path).open("ab") as page:
            room = MOST_BYTES - page.tell() - len(_END)
            for part in chain(FORMATS["markdown"].parts(report, how), ("\n",)):
                text = part.encode("utf-8", "backslashreplace")
                if len(text) > room:
                    page.write(_END.encode() if room >= 0 else b"")
                    break
                page.write(text)
                room -= len(text)
    except OSError as error:
        say(f"linkaudit: the job summary cannot be written: {error.strerror}")
