# demo, test and check each work on a fresh machine with Python 3.11+ and make: the first run builds .venv.
PYTHON ?= python3
STAMP := .venv/.installed

.PHONY: demo test check install format evening soak

demo: $(STAMP)
	.venv/bin/dialin demo $(ARGS)

# Three processes for two cores: some tests wait for a clock.
test: $(STAMP)
	.venv/bin/python -m pytest -n 3 --dist loadgroup $(ARGS)

check: $(STAMP)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m tests.check_migrations
	.venv/bin/python -m tests.check_prompts
	.venv/bin/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
	$(MAKE) test

# A two-hour evening with every trouble at random, in ten minutes: make evening SEED=7 ARGS="--database postgres"
SEED ?= 1
evening: $(STAMP)
	.venv/bin/python -m benchmarks.troubled --seed $(SEED) $(ARGS)

# What takes minutes: the tests that are marked so, the parsers under a fuzzer where there is one, and an evening.
soak: $(STAMP)
	.venv/bin/python -m pytest -m soak -n 2 --dist load
	.venv/bin/python -m tests.fuzz --seconds 60
	$(MAKE) evening

format: $(STAMP)
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[postgres,letters,dev]"
	touch $(STAMP)
