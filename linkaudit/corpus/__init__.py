"""What many articles together tell: who prints the same words under which credit, who is inserted most, how links rot.

Articles are filed (`Clippings`), held against each other (`amendments`) and counted (`Census`); each reads a corpus once and
keeps what grows with it on disk.
"""

from linkaudit.corpus.census import Census
from linkaudit.corpus.clippings import Clippings
from linkaudit.corpus.copies import amendments
from linkaudit.corpus.witness import Amendment, Witness, amended

__all__ = ["Amendment", "Census", "Clippings", "Witness", "amended", "amendments"]
