# Each target works on a fresh clone: it makes its own environment with python3 -m venv and pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-all lint bench clean help

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/'

$(VENV)/.run: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml .ci/groups.py $(VENV)/.run
	@$(BIN)/python .ci/groups.py test lint | xargs -d '\n' $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[zst,parquet]'
	@touch $@

demo: $(VENV)/.run  ## audit a fixture article end to end from recorded, simulated replies
	@$(BIN)/linkaudit audit fixtures/articles/harbour-strike/article.txt --replay fixtures/articles/harbour-strike/replies.warc.gz --exit-zero

lint: $(VENV)/.dev  ## ruff, mypy, import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/lint-imports

test: lint  ## the whole suite; a missing program skips its tests by name
	@$(BIN)/python -m pytest -n 2

test-all: lint  ## the same, but a missing program is a failure
	@LINKAUDIT_REQUIRE_ALL=1 $(BIN)/python -m pytest -n 2

bench: $(VENV)/.dev  ## ratios to peers, measured in the same run
	@$(BIN)/python -m benchmarks

clean:
	@rm -rf $(VENV) build dist *.egg-info
