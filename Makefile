# Short names for what `python3 -m rtr` does; nothing here is needed to use the app.
.PHONY: run test ci check audit format demo-files clean
PYTHON ?= python3
BIN := .venv/bin

run: ## start the dashboard
	$(PYTHON) -m rtr

test: ## every check and every test
	$(PYTHON) -m rtr test

ci: ## the same, with the browser, PostgreSQL and nginx required
	bash .ci/run

check: ## lint, format, types and import contracts, without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

audit: ## look up the installed packages among known vulnerabilities
	$(BIN)/python tests/audit.py

format: ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

demo-files: ## write data/demo anew
	$(BIN)/python -m data.make_demo

clean: ## remove the environment and the caches, never a diary
	rm -rf .venv .venv.lock .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis artefacts
