"""`python -m tests.faults`: serve the table and print its links with what is true of them."""

from __future__ import annotations

import argparse
import contextlib
import threading

from tests.faults.server import FaultServer


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.faults", description="A server of every fault that links meet.")
    arguments.add_argument("--by-name", action="store_true", help="links by name (*.faults.test) instead of 127.0.0.1")
    with FaultServer(by_name=arguments.parse_args().by_name) as server, contextlib.suppress(KeyboardInterrupt):
        for case in server.cases.values():
            print(f"{case.outcomes[0]:12} {server.url(case)}")
        print(
            f"# --ca-bundle {server.bundle} --allow-address 127.0.0.1/32 "
            + " ".join(f"--allow-port {port}" for port in server.ports.values()),
            flush=True,
        )
        threading.Event().wait()


if __name__ == "__main__":
    main()
