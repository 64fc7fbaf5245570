# Words to remember: serve, test, build, public, offline, check, overlay, lint, format, html, engines, canary, bench, mutants, sbom, lock, clean.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := site
NEXT := .cache/next
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve test build public offline overlay check lint format html engines canary bench mutants sbom lock clean

# Set-up: from the lock files, which name everything, once for each state of them. uv takes a tenth of the time of pip,
# which goes on where uv cannot: its settings may name an index that uv does not know.
# What is used is compiled when it is used first.
export PYTHONDONTWRITEBYTECODE :=
LOCKED := --quiet --no-deps --require-hashes
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-compile $(LOCKED)
UV := $(BIN)/uv pip install --python $(BIN)/python $(LOCKED)
$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed (PYTHON=... names another)" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(BIN)/uv: requirements-uv.lock | $(BIN)/python
	$(PIP) -r $<
	touch $@

$(VENV)/site.done: requirements.lock | $(BIN)/uv
	$(UV) -r $< || $(PIP) -r $<
	touch $@

# All that the site needs, and more.
$(VENV)/dev.done: requirements-dev.lock | $(BIN)/uv
	$(UV) -r $< || $(PIP) -r $<
	touch $(VENV)/site.done $@

serve: $(VENV)/site.done
	$(BIN)/mkdocs serve

# Built beside the old site and put in its place only when it is complete.
build: $(VENV)/site.done
	@mkdir -p .cache; mkdir .cache/building 2>/dev/null || \
		{ echo "Another build is running here. If none is: rmdir .cache/building" >&2; exit 1; }; \
	trap 'rmdir .cache/building' EXIT; trap 'exit 1' HUP INT TERM; \
	rm -rf $(NEXT) && $(BIN)/mkdocs build --strict --site-dir $(NEXT) && \
	rm -rf .cache/old && { test ! -d $(SITE) || mv $(SITE) .cache/old; } && mv $(NEXT) $(SITE) && rm -rf .cache/old

# The guide with the example editions under examples/, as upstream publishes it.
EXAMPLES := $(notdir $(patsubst %/,%,$(wildcard data/examples/*/)))
public: export GUIDE_EXAMPLES := 1
public: build
	for name in $(EXAMPLES); do \
		GUIDE_COMPANY=data/examples/$$name GUIDE_SITE_URL=$${GUIDE_SITE_URL:+$${GUIDE_SITE_URL}examples/$$name/} \
		$(BIN)/mkdocs build --strict --site-dir $(SITE)/examples/$$name || exit 1; done

# A zip that works from a folder by double click.
offline: $(VENV)/site.done
	rm -rf .cache/offline && GUIDE_OFFLINE=1 $(BIN)/mkdocs build --strict --site-dir .cache/offline/guide
	$(BIN)/python -m macros pack .cache/offline/guide dist/guide-offline.zip

overlay: $(VENV)/site.done
	@$(BIN)/python -m macros overlay

check: $(VENV)/site.done
	@$(BIN)/python -m macros check

test: $(VENV)/dev.done
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/dev.done
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/python -m tests.script_types

format: $(VENV)/dev.done
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

# Validates the HTML of every page; needs Java and npm, and network the first time.
html: $(VENV)/dev.done build
	$(BIN)/python -m tests.html $(SITE)

# The main journey in Firefox and WebKit; needs Debian's firefox-esr, webkit2gtk-driver and xvfb, or their like.
engines: $(VENV)/dev.done build
	$(BIN)/python -m tests.engines $(SITE)

# Whether ProperDocs, which carries MkDocs 1 on, builds the same site; needs network.
canary: $(VENV)/dev.done build
	$(BIN)/python -m tests.canary $(SITE)

bench: $(VENV)/dev.done
	$(BIN)/python -m bench

# How many small faults the tests notice in what decides, says and keeps, in both languages; many minutes.
mutants: $(VENV)/dev.done
	$(BIN)/python -m bench.mutants

# What the site is built from, as CycloneDX: the packages of requirements.lock with their hashes.
sbom: $(VENV)/dev.done
	mkdir -p dist
	$(BIN)/python -W ignore -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible -o dist/guide-sbom.json requirements.lock

# Needs network.
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet --custom-compile-command "make lock"
lock: $(BIN)/uv
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --extra dev -o requirements-dev.lock
	$(COMPILE) --group uv -o requirements-uv.lock

clean:
	rm -rf $(VENV) $(SITE) .cache
