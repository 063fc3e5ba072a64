"""Work that goes wrong on purpose, at a desk of its own."""

import os
import signal
import time


def job(source):
    """Upper case; `die`, `hang` and `eat` do what they say."""
    if source.text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if source.text == "hang":
        time.sleep(600)
    if source.text == "eat":
        return "x" * (2 << 30)
    return source.text.upper()
