# `make help` lists what there is. Every target first has tools/setup make .venv ready for it,
# which takes a moment once and no time afterwards.

PYTHON ?=
export PYTHON
unexport PYTHONHOME PYTHONPATH

BIN := .venv/bin
CODE := provenance benchmarks tests tools
MAIN_JOB := $(BIN)/provenance check seeds/north-korean-troops.toml

.PHONY: help run report picture test deep check format-check lint types layers coverage format bench floors \
	mutants build clean ready-run ready-test ready-check

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 10

run: ready-run ## judge the claims of seeds/north-korean-troops.toml
	@$(MAIN_JOB)

report: ready-run ## write the page of the seed to build/report.html
	@mkdir -p build
	@$(BIN)/provenance report seeds/north-korean-troops.toml -o build/report.html

picture: ready-run ## draw the picture that the README shows once more
	@$(BIN)/provenance report seeds/north-korean-troops.toml -o docs/seed.svg

test: ready-test ## run all tests, the examples in docs and docstrings among them
	@$(BIN)/python -m pytest --numprocesses=auto

deep: ready-test ## run all tests with many more generated examples
	@$(BIN)/python -m pytest --numprocesses=auto --hypothesis-profile=deep

check: format-check lint types layers coverage ## everything a change must pass

format-check: ready-check
	@$(BIN)/ruff format --check --quiet $(CODE) || { echo "mend it with: make format"; exit 1; }

lint: ready-check
	@$(BIN)/ruff check $(CODE)

types: ready-check
	@$(BIN)/pyrefly check
	@$(BIN)/mypy

layers: ready-check
	@$(BIN)/lint-imports --no-logo

coverage: ready-check
	@$(BIN)/python -m pytest --numprocesses=auto --cov --cov-report=term

format: ready-check ## format the code and mend what lint can mend by itself
	@$(BIN)/ruff check --fix --quiet $(CODE) || true
	@$(BIN)/ruff format $(CODE)

bench: ready-check ## measure, print the table of ratios, write build/benchmarks.json
	@$(BIN)/python -m benchmarks

mutants: ready-check ## try whether the tests notice small changes: ONLY=dates, SAMPLE=150
	@$(BIN)/python tools/mutants $(ONLY) $(if $(SAMPLE),--sample $(SAMPLE)) \
		$(if $(AGAIN),--again $(AGAIN))

floors: ready-test ## run all tests with the lowest version of every dependency
	@tools/floors

build: ready-check ## build the sdist and the wheel into dist/
	@$(BIN)/python -m build --outdir dist

clean: ## remove .venv and everything that was built or cached
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .coverage* \
		build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready-run:
	@tools/setup run

# One after the other, so that `make -j run test` never sets up twice at once.
ready-test: ready-run
	@tools/setup test

ready-check: ready-test
	@tools/setup check
