# From a clean clone: `make audit` shows what this project does, `make test` proves it.

BIN := .venv/bin
INSTALLED := .venv/.installed
EXAMPLE := build/example

.PHONY: help audit test lint bench docs lock clean
.DELETE_ON_ERROR:

help:
	@echo "make audit   audit an invented school board and write the controller's report"
	@echo "make test    lint, then every test"
	@echo "make lint    ruff, mypy --strict, import-linter, codespell"
	@echo "make bench   measure the audit beside other engines"
	@echo "make docs    renew the generated pages of docs/"
	@echo "make lock    renew requirements.lock after a change in pyproject.toml"
	@echo "make clean   remove .venv and everything that was made"

# An audit ends with 1 (violations) or 3 (undetermined) where it found something: the example board has both.
audit: $(EXAMPLE)/inkooptoets.yaml
	@cd $(EXAMPLE) && { ../../$(BIN)/inkooptoets audit || case $$? in 1|3) ;; *) exit $$? ;; esac; }
	@cd $(EXAMPLE) && ../../$(BIN)/inkooptoets report

$(EXAMPLE)/inkooptoets.yaml: $(INSTALLED)
	@rm -rf $(EXAMPLE) && mkdir -p build
	@$(BIN)/inkooptoets example $(EXAMPLE) || { rm -rf $(EXAMPLE); exit 1; }

test: lint
	@$(BIN)/python -m pytest -n 2

lint: $(INSTALLED)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/codespell

PEERS = zen-engine==2.1.3 regopy==1.5.2

bench: $(INSTALLED)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check $(PEERS) || echo "without $(PEERS)"
	@$(BIN)/python -m benchmarks $(LINES)

docs: $(INSTALLED)
	@$(BIN)/python -m inkooptoets.cli.documentation docs

# durable-rules calls a function that Python 3.13 no longer has; the one that took its place does the same.
$(INSTALLED): export CPPFLAGS += -DPyEval_CallObject=PyObject_CallObject
$(INSTALLED): pyproject.toml requirements.lock
	@tools=$$(sh scripts/check-tools.sh) || exit 1; \
	python=$$(echo "$$tools" | sed -n 1p); CC=$$(echo "$$tools" | sed -n 2p); export CC; \
	echo "Setting up .venv: this takes a minute or two, once." && \
	rm -rf .venv && "$$python" -m venv .venv && \
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock && \
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps -e . && \
	touch $@

lock: $(INSTALLED)
	@$(BIN)/python -m venv build/lock && build/lock/bin/pip install -qq uv
	@build/lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade \
		--quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
		--output-file build/lock/requirements.lock
	@{ echo "# All packages, pinned with their hashes, for Python 3.11 and newer. Renewed by 'make lock'."; \
		cat build/lock/requirements.lock; } > requirements.lock

clean:
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
