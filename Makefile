# Tallywire: `make demo` shows it, `make test` proves it, `make help` lists the rest.
# Needs Python 3.11 or newer, make and a package index; no compiler, no root.

PYTHON ?= python3
VENV   ?= .venv
OUT    ?= demo

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Every file is named by its hash, and wheels only: nothing is ever compiled here.
INSTALL := $(PIP) install --require-hashes --only-binary :all:
SOURCES := src bench tests

.DEFAULT_GOAL := help
.PHONY: help demo test lint format gate corpus lossless bench docs lock clean distclean
.DELETE_ON_ERROR:

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.run ## Read the sample texts into demo/ledger.db and write the HTML report
	@echo "[3/3] Reading the sample texts"
	@$(BIN)/tallywire demo $(OUT)

test: $(VENV)/.test ## Lint, then run every test
	@sh requirements/chromium.sh
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest

lint: $(VENV)/.test ## Ruff (lint and format), mypy --strict, the import contract
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.test ## Let ruff rewrite what it can
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

gate: $(VENV)/.test ## Score statements and ledgers against those made by hand, and their floors
	@$(BIN)/python -m tests.gate

corpus: build/corpus/.there ## Unpack public news into build/corpus (10 MB, for the next two)

lossless: $(VENV)/.test build/corpus/.there ## Read over 5,000 public texts with and without the gate
	@$(BIN)/python -m bench.lossless

bench: $(VENV)/.test ## Measure beside bare spaCy in the same run; writes bench/results.md
	@$(MAKE) --no-print-directory corpus || echo "No public news: their rows are left out"
	@$(BIN)/python -m bench

docs: $(VENV)/.docs ## Build the documentation into build/docs
	@$(BIN)/python -m tests.docs.reference
	@$(BIN)/python -m tallywire.cli.reference docs/cli.md
	@$(BIN)/mkdocs build --strict --quiet --site-dir build/docs
	@echo "Documentation: build/docs/index.html"

lock: $(VENV)/.made ## Make requirements/*.txt anew from pyproject.toml
	@sh requirements/lock.sh $(BIN)/python

clean: ## Remove everything that was built or shown, but not .venv
	rm -rf build dist .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf demo src/*.egg-info
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove .venv too
	rm -rf $(VENV)

# Stamps: each step runs again only when what it was made from has changed.

$(VENV)/.made: requirements/venv.sh
	@echo "[1/3] Making $(VENV)"
	@sh requirements/venv.sh "$(PYTHON)" "$(VENV)"
	@touch $@

$(VENV)/.locked: $(VENV)/.made requirements/build.txt requirements/run.txt
	@echo "[2/3] Installing from requirements/run.txt (about 1 GB unpacked, once)"
	@$(INSTALL) -r requirements/build.txt -r requirements/run.txt
	@touch $@

$(VENV)/.run: $(VENV)/.locked pyproject.toml
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	@echo "Installing what the tests need from requirements/test.txt"
	@$(INSTALL) --quiet -r requirements/test.txt
	@touch $@

build/corpus/.there: $(VENV)/.made requirements/corpus.txt
	@$(INSTALL) --quiet --no-deps --target build/corpus -r requirements/corpus.txt
	@touch $@

$(VENV)/.docs: $(VENV)/.test requirements/docs.txt
	@echo "Installing what the documentation needs from requirements/docs.txt"
	@$(INSTALL) --quiet -r requirements/docs.txt
	@touch $@
