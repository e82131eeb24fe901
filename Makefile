# govgraph's commands. Each makes the environment it needs in .venv, from the lock files, with hashes.
# On a fresh machine with Python 3.11 or later: `make demo` does the main job, `make test` runs the tests.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
STORE := out/store
DOCUMENTS := data/documents

.PHONY: help setup demo test lint format types bench references accuracy robustness readme lock wheel clean

help:  ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | while IFS="$$(printf '\t')" read -r name text; do \
		printf '  make %-10s %s\n' "$$name" "$$text"; done

.venv/python:
	@test -n "$(PYTHON)" || { echo "govgraph needs Python 3.11 or later: install it, or name it with PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev: .venv/run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

setup: .venv/dev  ## make the whole environment (demo and test do this by themselves)

demo: .venv/run  ## build the five documents, print who must act on Resolution 68/NQ-CP, draw the network and the lineage
	$(BIN)/govgraph build $(DOCUMENTS) --store $(STORE)
	$(BIN)/govgraph query directives-citing --set document=68/NQ-CP --columns source,section,responsible,deadline,quote --store $(STORE)
	$(BIN)/govgraph network --around 68/NQ-CP --depth 2 --html out/lineage.html --store $(STORE)
	$(BIN)/govgraph network --html out/network.html --store $(STORE)

test: .venv/dev  ## run the tests
	$(BIN)/pytest

lint: .venv/dev  ## check style and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/dev  ## put style and layout right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/dev  ## check the types
	$(BIN)/mypy

bench: .venv/dev  ## measure speed; more text: make bench ARGS="--text FILE --opinions FILE"
	$(BIN)/python benchmarks/speed.py $(ARGS)

references: .venv/dev  ## score the references in 437 sentences of laws, decrees and circulars
	$(BIN)/python benchmarks/references.py $(ARGS) benchmarks/data/references-*.txt

accuracy: .venv/dev  ## score the five documents against their gold; writes docs/accuracy.md
	$(BIN)/python docs/make_accuracy.py

robustness: .venv/dev  ## score the five documents in other letters, lines and marks; writes docs/robustness.md
	$(BIN)/python benchmarks/robustness.py data/documents --gold data/gold --into docs/robustness.md --table five

readme: .venv/dev  ## run the commands shown in the README and the pages and write their output into them
	$(BIN)/govgraph build $(DOCUMENTS) --store $(STORE)
	$(BIN)/python docs/make_outputs.py

lock: .venv/dev  ## write the lock files anew from pyproject.toml (asks the package index)
	$(BIN)/uv pip compile pyproject.toml --group dev --extra pandas $(COMPILE) --upgrade --output-file requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --group build $(COMPILE) --constraint requirements-dev.lock --output-file requirements.lock

COMPILE := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

wheel: .venv/dev  ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-build-isolation --no-deps --wheel-dir dist .

clean:  ## remove the environment and everything made
	rm -rf .venv out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
