"""`python -m linkaudit` and the installed command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command; its exit code is the process's."""
    from linkaudit.cli import run  # noqa: PLC0415 - the command line is loaded only when it is the command that runs

    # Most of what a run makes is kept or free of cycles; to look for cycles every 700 objects cost a tenth of its time.
    gc.set_threshold(20_000)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
