"""Inputs to articles: one file per container, bytes to `Source`. Nothing here knows what an article says."""

from linkaudit.reader.characters import decode
from linkaudit.reader.desk import read
from linkaudit.reader.kinds import FORMATS
from linkaudit.reader.settings import ReaderSettings

__all__ = ["FORMATS", "ReaderSettings", "decode", "read"]
