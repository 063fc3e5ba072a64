"""Findings that somebody has taken on himself: by a comment in the article, in the configuration, or in a baseline.

A waived finding is never lost: it is listed and counted as waived, with the reason, and only does not fail the run. A
waiver that has expired silences nothing and is itself said.
"""

from linkaudit.waivers.baseline import Baseline
from linkaudit.waivers.comments import Comment, bind, heeded, take_out
from linkaudit.waivers.ignores import Ignore
from linkaudit.waivers.register import Waivers

__all__ = ["Baseline", "Comment", "Ignore", "Waivers", "bind", "heeded", "take_out"]
