PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ROOMS := runtime generator generated gateway testing cli apps tests benchmarks examples
TESTS ?= tests
PORT ?= 8123
TRY := .cache/try
NEEDED_TO_TRY := h11 httptools jinja2 starlette uvicorn fastapi
INTEROP := .cache/interop
HOSTS := .cache/hosts
STORES := .cache/stores
FLOORS := .cache/floors
SPARK := .cache/spark
PEERS := .cache/peers
TESTS_OF_DISTRIBUTIONS := tests/house/test_distributions.py tests/house/test_wheel.py tests/house/test_production.py
PYTHONS :=
KNOWN_PYTHONS := 3.11 3.12 3.13 3.14 3.15
TESTS_OF_PYTHONS := tests/runtime tests/clients tests/cli tests/house/test_production.py
TYPES_LOG := .cache/types.log
# What `make test` tests in a second process: about half of the tests, by the CPU time that they cost.
TESTED_BESIDE := tests/clients tests/examples tests/gateway
BESIDE_LOG := .cache/tested-beside.log
# What it tests in a third one: tests that wait for timeouts most of the time, so that both cores have work meanwhile.
TESTED_WHILE_WAITING := tests/transport_faults
WAITING_LOG := .cache/tested-while-waiting.log

# Installs with pip into a virtual environment, and names each package, because this takes a while: $(call install,FOLDER,ARGUMENTS).
define install
@echo "Installing into $(1):"
@rm -f $(1)/.failed; { $(1)/bin/python -m pip install --disable-pip-version-check --progress-bar off $(2) || touch $(1)/.failed; } | \
	awk '/^Collecting /{ sub(/[^A-Za-z0-9._-].*/, "", $$2); printf " %s", $$2; fflush() } /^Installing collected/{ printf "\nWriting the files\n"; fflush() }'; \
	[ ! -e $(1)/.failed ]
endef

.DEFAULT_GOAL := all
.PHONY: all try test generate check lint types pytest demo bench bench-peers gateway docs openapi browser interop hosts stores floors pythons dist dist-test soak spark format watch clean help

all: generate ## set up .venv, check specs/, write generated/, print a summary

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PYTHON=python3.12")'
	@echo "Making $(VENV) with everything that is needed to change and test this repository; this takes some minutes, once"
	$(PYTHON) -m venv $(VENV)
	$(call install,$(VENV),--constraint constraints.txt --editable '.[dev]')
	touch $@

$(TRY)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make try PYTHON=python3.12")'
	@echo "Making $(TRY) with the clients, the gateway and what the example of the README needs"
	$(PYTHON) -m venv $(TRY)
	$(call install,$(TRY),--constraint constraints.txt --editable . $(NEEDED_TO_TRY))
	touch $@

try: $(TRY)/.ready ## set up .cache/try, in less than a minute: only what the gateway, the clients and the example of the README need
	@echo "Ready. Next: $(TRY)/bin/wechatpay gateway --env gateway.env"

generate: $(READY) ## write generated/ from specs/, and the tables in docs/
	$(BIN)/python -m wechatpay_codegen generate
	$(BIN)/python docs/control.py
	$(BIN)/python docs/contradictions.py
	$(BIN)/python docs/coverage.py
	$(BIN)/python docs/messages.py

check: $(READY) ## check that generated/ matches specs/
	$(BIN)/python -m wechatpay_codegen check

lint: $(READY) ## style and formatting of everything, including specs and generated code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m wechatpay_codegen fmt --check

types: $(READY) ## mypy strict and pyright strict on everything
	$(BIN)/mypy
	$(BIN)/pyright

pytest: $(READY) ## only the tests; TESTS=path runs some of them
	$(BIN)/python -m pytest $(TESTS)

test: check lint ## everything that CI checks; the tests run in three processes beside the type checkers
	@mkdir -p $(dir $(TYPES_LOG)); \
	$(MAKE) --no-print-directory types > $(TYPES_LOG) 2>&1 & types=$$!; \
	$(BIN)/python -m pytest --override-ini cache_dir=.cache/pytest-beside $(TESTED_BESIDE) > $(BESIDE_LOG) 2>&1 & beside=$$!; \
	$(BIN)/python -m pytest --override-ini cache_dir=.cache/pytest-while-waiting $(TESTED_WHILE_WAITING) > $(WAITING_LOG) 2>&1 & waiting=$$!; \
	trap "kill $$types $$beside $$waiting" INT TERM; \
	$(BIN)/python -m pytest $(TESTED_BESIDE:%=--ignore=%) $(TESTED_WHILE_WAITING:%=--ignore=%); pytest=$$?; \
	wait $$beside; beside=$$?; cat $(BESIDE_LOG); \
	wait $$waiting; waiting=$$?; cat $(WAITING_LOG); \
	wait $$types; types=$$?; cat $(TYPES_LOG); \
	exit $$((pytest + beside + waiting + types))

demo: $(READY) ## start the gateway and show calls, a payment, a refund and their notifications over real HTTP
	$(BIN)/python examples/demo.py

gateway: $(READY) ## serve a local WeChat Pay; PORT=8123
	$(BIN)/wechatpay gateway --port $(PORT)

docs: $(READY) ## build the documentation site, in English and Chinese, into site/
	PYTHONPATH=docs $(BIN)/python -m wechatpay_site

browser: $(READY) ## test the gateway's pages in this machine's Chromium; CHROMIUM=path uses another
	$(BIN)/python -m pytest tests/browser

openapi: $(READY) ## write the API as OpenAPI 3.1: openapi.json and openapi-webhooks.json
	$(BIN)/python -m wechatpay_codegen openapi

$(INTEROP)/.ready: tests/interop/requirements.txt tests/interop/openapi/requirements.txt tests/interop/package.json
	$(PYTHON) -m venv $(INTEROP)/python
	$(INTEROP)/python/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/interop/requirements.txt
	$(PYTHON) -m venv $(INTEROP)/openapi
	$(INTEROP)/openapi/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/interop/openapi/requirements.txt
	mkdir -p $(INTEROP)/node
	cp tests/interop/package.json $(INTEROP)/node/
	npm install --prefix $(INTEROP)/node --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel error
	touch $@

interop: $(READY) $(INTEROP)/.ready ## test with third-party clients and packages; needs Node.js, npm and Java
	$(BIN)/python -m pytest tests/interop

$(HOSTS)/.ready: pyproject.toml tests/hosts/requirements.txt
	$(PYTHON) -m venv $(HOSTS)
	$(HOSTS)/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/hosts/requirements.txt --editable '.[async,fast]'
	touch $@

hosts: $(READY) $(HOSTS)/.ready ## test clients under gunicorn with gevent, in Celery, Litestar and trio, on uvloop
	$(BIN)/python -m pytest tests/hosts

$(STORES)/.ready: pyproject.toml constraints.txt tests/stores/requirements.txt
	$(PYTHON) -m venv $(STORES)
	$(STORES)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --requirement tests/stores/requirements.txt --editable '.[postgresql,redis,sqlalchemy]'
	touch $@

stores: $(READY) $(STORES)/.ready ## test stores with real Redis and PostgreSQL servers, killed workers, cut connections and full disks
	$(BIN)/python -m pytest tests/stores

$(SPARK)/.ready: pyproject.toml constraints.txt tests/spark/requirements.txt
	rm -rf $(SPARK)
	$(PYTHON) -m venv $(SPARK)
	$(call install,$(SPARK),--constraint constraints.txt --requirement tests/spark/requirements.txt --editable '.[reconcile]')
	touch $@

spark: $(SPARK)/.ready ## test reconciliation on Spark; needs Java 17 or newer
	$(SPARK)/bin/python -m pytest tests/spark --override-ini filterwarnings=default

$(FLOORS)/.ready: pyproject.toml tests/floors/floors.py
	rm -rf $(FLOORS)
	$(PYTHON) -m venv $(FLOORS)
	$(FLOORS)/bin/python tests/floors/floors.py > $(FLOORS)/requirements.txt
	$(FLOORS)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $(FLOORS)/requirements.txt
	$(FLOORS)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

floors: $(FLOORS)/.ready ## test runtime and clients with every library at the lowest version that pyproject.toml allows
	$(FLOORS)/bin/python -m pytest tests/runtime tests/clients --override-ini filterwarnings=default

.cache/pythons/%/.ready: pyproject.toml gateway/pyproject.toml constraints.txt tests/floors/floors.py
	rm -rf $(@D)
	python$* -m venv $(@D)
	$(@D)/bin/python tests/floors/floors.py --unpinned > $(@D)/requirements.txt
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --requirement $(@D)/requirements.txt --editable '.[generator]'
	touch $@

pythons: ## test runtime, clients and command with each python3.x of this machine; PYTHONS="3.11 3.13" are required
	@found=; missing=; for version in $(or $(PYTHONS),$(KNOWN_PYTHONS)); do \
		if python$$version -c '' 2> /dev/null; then found="$$found $$version"; else missing="$$missing python$$version"; fi; \
	done; \
	if [ -n "$$missing" ]; then echo "not installed:$$missing"; fi; \
	if [ -z "$$found" ] || [ -n "$(PYTHONS)" -a -n "$$missing" ]; then exit 1; fi; \
	for version in $$found; do \
		$(MAKE) --no-print-directory .cache/pythons/$$version/.ready || exit; \
		python$$version --version; \
		.cache/pythons/$$version/bin/python -m pytest $(TESTS_OF_PYTHONS) || exit; \
	done; \
	echo "tested with Python$$found"

dist: export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2> /dev/null || echo 1580601600)
dist: $(READY) ## build the wheels and source distributions into dist/, twice, and test that they are the same and complete
	rm -rf dist .cache/dist
	@for folder in dist .cache/dist; do \
		$(BIN)/python -m hatchling build --directory $(CURDIR)/$$folder && \
		(cd gateway && $(CURDIR)/$(BIN)/python -m hatchling build --directory $(CURDIR)/$$folder) || exit; \
	done
	diff --recursive dist .cache/dist
	DISTRIBUTIONS=$(CURDIR)/dist $(BIN)/python -m pytest $(TESTS_OF_DISTRIBUTIONS)
	cd dist && ls -l && sha256sum *

dist-test: dist ## install the distributions into fresh environments, and run the calls and tests of the README there; needs a package index
	DISTRIBUTIONS=$(CURDIR)/dist $(BIN)/python -m pytest tests/installed

soak: $(READY) ## long runs of the randomized tests with new seeds; prints failures and how to reproduce them
	SUITE_PROFILE=soak $(BIN)/python -m pytest $(TESTS) --timeout 3600

bench: $(READY) ## run the benchmarks; compare ratios from one run
	$(BIN)/python -m benchmarks

$(PEERS)/.ready: tests/interop/requirements.txt benchmarks/peers/requirements.txt benchmarks/peers/package.json
	$(PYTHON) -m venv $(PEERS)/python
	$(PEERS)/python/bin/python -m pip install --quiet --disable-pip-version-check --requirement benchmarks/peers/requirements.txt
	mkdir -p $(PEERS)/node
	cp benchmarks/peers/package.json $(PEERS)/node/
	npm install --prefix $(PEERS)/node --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel error
	touch $@

bench-peers: $(READY) $(PEERS)/.ready ## measure our clients beside wechatpayv3 and wechatpay-axios-plugin; needs Node.js and npm
	$(BIN)/python -m benchmarks.peers

format: $(READY) ## format handwritten code, and order the keys of specs
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m wechatpay_codegen fmt

watch: $(READY) ## generate again whenever a spec changes
	$(BIN)/python -m wechatpay_codegen watch

clean: ## remove .venv and all caches
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis site dist

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12
