"""A server of every fault that links meet, and the table of what is true of each.

`cases.CASES` is the table: a name, the link, what the server does, and the outcomes that are right. `behaviours/` holds the
doings, one file per kind; `server.FaultServer` runs them on loopback. `python -m tests.faults` serves them and prints
the links.
"""
