"""The tables of a state file. Plain SQL and JSON bodies, so that it opens in any SQLite browser."""

VERSION = 2
"""Raised with every change to the tables; a file of another version is refused, never guessed at."""

TABLES = """
CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    signature TEXT NOT NULL,        -- of inputs and options: an interrupted run is resumed by its like
    started_at TEXT NOT NULL,
    finished_at TEXT,
    body TEXT,                      -- the run row, once there is one
    corpus TEXT                     -- what many articles together tell, where there are many
);
CREATE TABLE bodies (
    hash BLOB PRIMARY KEY,          -- of the body: an article that did not change is kept once for all runs
    body TEXT NOT NULL
);
CREATE TABLE entries (
    run INTEGER NOT NULL REFERENCES runs,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    digest TEXT NOT NULL,           -- of the article's source: a changed article is read again
    kind TEXT NOT NULL,             -- article | unreadable
    hash BLOB NOT NULL REFERENCES bodies,
    amended BLOB REFERENCES bodies, -- the article as other articles let it appear, where they tell something of it
    PRIMARY KEY (run, position)
);
CREATE TABLE targets (
    run INTEGER NOT NULL REFERENCES runs,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,      -- order in which the articles first point at it
    turn INTEGER NOT NULL,          -- how many of its host stand before it: asking by turn takes every host along
    host TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run, key)
);
CREATE INDEX targets_by_turn ON targets (run, turn, position);
CREATE INDEX targets_by_position ON targets (run, position);
CREATE TABLE resolutions (
    run INTEGER NOT NULL REFERENCES runs,
    key TEXT NOT NULL,
    outcome TEXT NOT NULL,
    checked_at TEXT,
    fresh INTEGER NOT NULL,         -- 1: asked in this run; 0: taken over from an earlier one
    body TEXT NOT NULL,
    PRIMARY KEY (run, key)
);
CREATE INDEX checks ON resolutions (key, checked_at) WHERE fresh = 1;
CREATE TABLE findings (
    run INTEGER NOT NULL REFERENCES runs,
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    article TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run, position)
);
"""
