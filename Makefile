# Everything a developer does, by name; `make help` lists it. Windows: see README.md.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:

VENV := .venv
BIN := $(VENV)/bin
# Touched when the environment holds the program, or the tools of development as well.
PROGRAM := $(VENV)/.program
TOOLS := $(VENV)/.tools

# make test WORKERS=0 TESTS="tests/domain -x"
WORKERS ?= auto
TESTS ?= tests
# make bench BENCH=bench_page
BENCH ?=
# make fuzz FUZZ=docx
FUZZ ?=
# make corpora-memory MEMORY="brat csv"; MEMORY=--short takes a tenth of the time
MEMORY ?=
# make run PROJECT=my.annotator
PROJECT ?=

# No test needs a screen; those that want one start their own.
offscreen = QT_QPA_PLATFORM=offscreen
install = $(BIN)/python -m pip install -qq --disable-pip-version-check
pytest = $(offscreen) $(BIN)/python -m pytest
# A worker that crashes ends the run: started anew, pytest-xdist can wait for it forever.
parallel = -n $(WORKERS) --dist loadgroup --max-worker-restart 0
# What took longest is told at the end; CONTRIBUTING.md says what a test may cost.
told = -q --durations=10 --durations-min=3

# Compiled modules are kept whatever the environment says: tests start the program hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test fuzz bench mixed-use corpora-memory accuracy pictures accessibility lint types format
.PHONY: translations long wheel wheel-check clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: $(PROGRAM) ## start the program on the sample project (without a screen: draw its tour)
	@tools/system-packages run
	@tools/run $(PROJECT)

test: $(TOOLS) ## check style, types and layers, then run every test
	@tools/system-packages test
	@$(MAKE) --no-print-directory lint
	@# Types are checked beside the tests, which at first leave a processor idle; both have to be right.
	@mkdir -p build
	@$(BIN)/mypy >build/types.txt 2>&1 & types=$$!; \
	echo "$(pytest) $(parallel) $(told) $(TESTS)"; \
	$(pytest) $(parallel) $(told) $(TESTS); tests=$$?; \
	wait $$types; right=$$?; echo "$(BIN)/mypy"; cat build/types.txt; \
	[ $$tests -eq 0 ] && [ $$right -eq 0 ]

lint: $(TOOLS) ## check style, form and the layers of the architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(TOOLS) ## check types
	$(BIN)/mypy

format: $(TOOLS) ## put style and form right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

translations: $(TOOLS) ## collect every text of the window into resources/i18n and make the .qm files
	$(BIN)/python -m tools.translations

long: $(TOOLS) ## the long forms: 10,000 examples a property, 100 kills
	@tools/system-packages test
	ANNOTATOR_LONG=1 $(pytest) $(parallel) -o faulthandler_timeout=7200 -q $(TESTS)

fuzz: $(TOOLS) ## 10,000 spoiled files for each importer (FUZZ=docx: only one)
	ANNOTATOR_LONG=1 $(pytest) $(parallel) -o faulthandler_timeout=7200 -q tests/fuzzing $(if $(FUZZ),-k $(FUZZ))

bench: $(TOOLS) ## measure against the floors, into build/bench.json
	@tools/system-packages test
	@$(offscreen) $(BIN)/python -m tests.benchmarks $(BENCH)

mixed-use: $(TOOLS) ## two minutes of use of the largest page beside the stock widget: late frames, memory
	@tools/system-packages test
	@$(offscreen) $(BIN)/python -m tests.benchmarks.mixed_use

corpora-memory: $(TOOLS) ## memory of every export and import with 1,000 and 10,000 articles (hours; MEMORY="--short brat")
	@$(BIN)/python -m tests.benchmarks.memory_of_corpora $(MEMORY)

accuracy: $(TOOLS) ## measure what the program proposes on the corpora, into docs/accuracy.md
	@$(BIN)/python -m tests.evaluation

pictures: $(TOOLS) ## draw the pictures of pages anew into tests/pictures; look at each that changed
	$(BIN)/python -m tests.pictures.drawing tests/pictures
	@git status --short tests/pictures 2>/dev/null || true

accessibility: $(TOOLS) ## write what a screen reader finds in every window to build/accessibility.txt
	@tools/system-packages ci
	ANNOTATOR_ACCESSIBILITY=build/accessibility.txt $(pytest) -q tests/end2end/test_screen_reader.py

wheel: $(TOOLS) ## build the wheel and the source archive into dist/
	$(BIN)/python -m build --outdir dist

wheel-check: $(TOOLS) ## install the wheel with all it needs into a fresh environment and try it
	ANNOTATOR_FULL_INSTALL=1 $(pytest) -q tests/packaging

clean: ## remove what was made, the environment included
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find annotator migrations tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/pip:
	@tools/system-packages run
	@python=$$(tools/find-python) && echo "Making $(VENV) with $$python" && "$$python" -m venv --clear $(VENV)

$(PROGRAM): pyproject.toml | $(BIN)/pip
	@echo "Installing the program into $(VENV)"
	@$(install) --editable .
	@touch $@

$(TOOLS): pyproject.toml | $(BIN)/pip
	@echo "Installing the program and the tools of development into $(VENV)"
	@# Groups of dependencies need pip 25.1; Debian 12 brings 23.0.
	@$(install) --upgrade "pip>=25.1"
	@$(install) --editable . --group dev
	@# Whole it would bring OpenCV and hold numpy back; what the tests need of it is in the group.
	@$(install) --no-deps "label-studio-sdk>=2.0"
	@touch $@ $(PROGRAM)
