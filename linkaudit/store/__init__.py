"""What a run remembers: its articles, links, resolutions and findings, in one SQLite file that survives a kill.

Without `--state` the same tables stand in a private temporary database, so that a run of a million articles needs no
more memory than a run of ten.
"""

from linkaudit.store.articles import StoredArticles, digest
from linkaudit.store.cache import KEEP, Keep
from linkaudit.store.codec import dump, load
from linkaudit.store.file import open_file
from linkaudit.store.run import StoredRun, last_whole, resume_or_begin, stored_run

__all__ = [
    "KEEP",
    "Keep",
    "StoredArticles",
    "StoredRun",
    "digest",
    "dump",
    "last_whole",
    "load",
    "open_file",
    "resume_or_begin",
    "stored_run",
]
