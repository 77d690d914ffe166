# make app    set up and open the course        make test   set up and run every check
# make lab    the same notebooks in JupyterLab   make help   all targets

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NO_VENV := Python could not make an environment. On Debian or Ubuntu: apt install python3-venv

.PHONY: help app lab test bench load soak refresh lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "bonemets needs Python 3.11 or newer; '$(PYTHON)' is older. Try: make PYTHON=python3.12 app"; exit 1; }
	@echo "Setting up in $(VENV); this takes about a minute the first time."
	@$(PYTHON) -m venv $(VENV) || { echo "$(NO_VENV)"; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

app: $(READY) ## open the course in the browser (Voilà)
	@$(BIN)/bonemets

lab: $(READY) ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab notebooks/index.ipynb

test: $(READY) ## run every check
	@$(BIN)/python tests/browser/browser.py
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@$(BIN)/mypy
	@$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered
	@$(BIN)/pytest --nbval --nbval-current-env -p no:cacheprovider -o addopts= -q notebooks

bench: $(READY) ## measure everything; writes docs/benchmarks.md (about 8 min)
	@$(BIN)/python tests/bench_serving.py
	@$(BIN)/python tests/bench.py
	@$(BIN)/python tests/bench_explore.py
	@$(BIN)/python tests/bench_quiz.py

load: $(READY) ## 500 loads of a lesson, 10 at a time
	@$(BIN)/python tests/bench_serving.py load

soak: $(READY) ## 30 learners for 20 minutes
	@$(BIN)/python tests/bench_serving.py soak

refresh: $(READY) ## for authors: run the notebooks and store their outputs
	@$(BIN)/bonemets refresh

lock: ## for maintainers: renew requirements.lock (needs uv)
	uv pip compile pyproject.toml --group dev --extra lab --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock

clean: ## remove what was set up
	rm -rf $(VENV) .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build
