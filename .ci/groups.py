"""Print the requirements of the named dependency groups of pyproject.toml, one a line.

pip learned `--group` only in 25.1; a fresh machine may carry an older one.
"""

import pathlib
import sys
import tomllib

groups = tomllib.loads(pathlib.Path("pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
for name in sys.argv[1:]:
    print("\n".join(groups[name]))
