# Each target is also a plain command; README.md has them for people without make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MINUTES := 3
WORK := .cache/peers
CASES := help small middle large
# The day of the demonstration: on it the shipped postings are open, closing, closed and scheduled as they are meant to be.
DEMO_NOW := 2026-11-22

.PHONY: site serve test test-all fuzz check workflows coverage docs screenshots components validate lighthouse bench-peers clean

site: $(VENV)/.installed  ## Build the shipped board into site/
	$(BIN)/jobboard build --now $(DEMO_NOW)
	@echo
	@echo "The site lies in site/. To look at it, and to see each change at once:  make serve"

serve: $(VENV)/.installed  ## Show the board at http://127.0.0.1:8000/, and each change as it is saved
	$(BIN)/jobboard serve --now $(DEMO_NOW)

test: $(VENV)/.tests $(VENV)/.chromium  ## Run all tests but the long ones
	$(BIN)/python -m pytest

test-all: $(VENV)/.tests $(VENV)/.chromium  ## Run all tests, those too that take half an hour: kills, hostile files one by one
	$(BIN)/python -m pytest --all

fuzz: $(VENV)/.tests  ## Feed the generator what nobody would write, for MINUTES; finds are kept as cases
	$(BIN)/python tests/fuzz.py --minutes $(MINUTES)

check: $(VENV)/.lint  ## Look at the code as the tools see it
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

workflows: $(VENV)/.workflows  ## Look at action.yml and the workflows, for faults and for what strangers could misuse
	$(BIN)/jactionlint --profile correctness
	$(BIN)/zizmor --offline .github action.yml

coverage: $(VENV)/.lint $(VENV)/.tests $(VENV)/.chromium  ## Tell which lines and branches no test reaches; nothing is gated by it
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet || true
	$(BIN)/coverage report

docs: $(VENV)/.installed  ## Write docs/reference and docs/codes anew, from the tables of the code
	$(BIN)/python docs/reference/make.py

screenshots: $(VENV)/.tests $(VENV)/.chromium  ## Take the pictures of the README anew
	$(BIN)/jobboard build --now $(DEMO_NOW)
	$(BIN)/python docs/screenshots/make.py site

components: $(VENV)/.installed  ## Write a page that shows every component with its examples into .cache/components/
	$(BIN)/python dev/components.py

validate: $(VENV)/.installed .cache/web/.installed  ## Ask html-validate about every page of the shipped board; needs Node
	$(BIN)/jobboard build --now $(DEMO_NOW)
	.cache/web/node_modules/.bin/html-validate --config benchmarks/web/htmlvalidate.json site

lighthouse: $(VENV)/.installed .cache/web/.installed  ## Ask Lighthouse about boards of 60 and of 10,000 postings; needs Node and Chromium
	$(BIN)/python -m benchmarks.lighthouse .cache/web/node_modules/.bin/lighthouse

bench-peers: $(VENV)/.tests  ## Measure us beside the generators that the script PEERS knows, into docs/performance.md
	@test -n "$(PEERS)" || { echo "Say which script knows the other generators: make bench-peers PEERS=../peers.py"; exit 2; }
	$(BIN)/python -m benchmarks.peers "$(PEERS)" "$(WORK)" $(CASES)

clean:  ## Remove what was built and remembered; the virtual environment and all content stay
	rm -rf site .cache build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache

# What is installed is stamped, so that a second run has nothing to do.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tests: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.lint: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[lint,test]'
	@touch $@ $(VENV)/.installed $(VENV)/.tests

$(VENV)/.workflows: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[workflows]'
	@touch $@ $(VENV)/.installed

# The browser of the browser tests: the one on PATH, else Debian's when root, else Playwright's own. Without any, the
# tests that need it fail and say what to do.
$(VENV)/.chromium: | $(VENV)/.tests
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; \
	then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium >/dev/null; }; \
	then :; \
	else $(BIN)/playwright install chromium; \
	fi && touch $@ || echo "No Chromium could be installed; the browser tests will say so."

.cache/web/.installed: benchmarks/web/package.json
	@mkdir -p .cache/web && cp benchmarks/web/package.json .cache/web/
	@npm install --prefix .cache/web --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@
