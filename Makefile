# Two commands are enough: `make serve` shows the site, `make test` proves it. Both set up what they need.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= python3
PORT ?= 8000
TESTS := -m "not slow"
ALL = $(MAKE) --no-print-directory --keep-going
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONDONTWRITEBYTECODE # the proof starts Python some hundred times: it compiles once

.DEFAULT_GOAL := help
.PHONY: help serve site zip run check style test in-browser gates browsers tools new prose answers questions bench bench-peers leaving outside-links mutants audit release lock hooks clean

help: ## print what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

serve: .venv/site | run ## show the site with live reload (PORT=8000), and say where
	@mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

site: .venv/site | run ## build the site into site/; previews of links need to know where it will stand: make site SITE_URL=https://...
	@python -m handbook build

zip: site ## pack the site so that it opens from disk, and the whole handbook as one document, into dist/
	@python -m handbook zip site dist

run: .venv/site ## fetch Python for the page, so that its transcripts run there (make serve and make site do so too)
	@$(MAKE) --no-print-directory .cache/python/made || echo "npm fetched no Python: the site comes without Run"

# All that fails is told, not only the first: every line runs, then the first failure counts.
check: .venv/test ## the quick proof: style, types, law, pages, links (no browser)
	@failed=0; $(ALL) style || failed=1; pytest $(TESTS) || failed=1; exit $$failed

style: .venv/test
	@failed=0; \
	ruff format --check --quiet . || { echo "style: run 'ruff format .'"; failed=1; }; \
	ruff check --quiet . || failed=1; \
	mypy --no-error-summary || failed=1; \
	exit $$failed

# The site first, for the tests use what its build keeps. What takes all cores has them for itself: two at once are slower.
test: TESTS := -n auto --dist worksteal --durations=10 --durations-min=3
test: .cache/python/made node_modules/made ## prove everything; what it needs and lacks is installed first
	@failed=0; \
	$(ALL) --jobs=2 site style prose tools || failed=1; \
	pytest $(TESTS) || failed=1; \
	$(ALL) gates browsers || failed=1; \
	exit $$failed

in-browser: .cache/python/made node_modules/made ## what the quick proof leaves out: voice, every gate, browser tests
	@$(ALL) site prose tools gates browsers

gates: node_modules/made
	@node bench/gates.mjs site

# One test in three waits for its page.
browsers: node_modules/made
	@node --test --test-concurrency=3 --test-reporter=dot "bench/*.test.mjs"

tools: node_modules/made
	@node --test --test-reporter=dot "bench/*/*.test.mjs"

new: .venv/site ## begin a page under the next number: make new TITLE="VPC peering is not transitive" KIND=gotcha (or pattern)
	@python -m handbook new "$$TITLE" "$${KIND:-gotcha}"

prose: node_modules/made ## hold the pages against one voice: make prose PAGES=docs/index.md
	@node bench/prose.mjs $(PAGES)

mutants: .venv/test ## change the law in every small way, list what the tests let pass: make mutants ONLY="walk verdict" JOBS=2 EACH=5
	@JOBS="$(JOBS)" EACH="$(EACH)" python bench/mutants.py $(ONLY)

answers: .venv/site ## answer cases: make answers FILE=cases.json OUT=answers.json
	@python -m handbook answers "$(FILE)" "$(OUT)"

bench: site .venv/test node_modules/made ## measure the law, the pictures, the build beside plain MkDocs, and our six pages by Lighthouse
	@python -m bench.questions
	@echo
	@python -m bench.pictures
	@echo
	@python -m bench.building
	@echo
	@node bench/lighthouse.mjs site

bench-peers: site .cache/peers/made node_modules/made ## one finished gotcha beside Material as installed, Zensical, Furo and VitePress
	@python -m bench.beside gotchas/g021-peering-is-not-transitive.md .cache/peers/sites
	@node bench/lighthouse-peers.mjs site .cache/peers/sites gotchas/g021-peering-is-not-transitive/

# They never fail for what they find: both tell, and leave it to you.
leaving: site .cache/peers/made ## build the finished Markdown with ProperDocs and with Zensical, list what differs
	@python -m bench.leaving site

outside-links: site node_modules/made ## ask every outside address that the site links to, one a second and host (needs the web)
	@node bench/outside.mjs site

questions: site node_modules/made ## ask the built site's search what engineers asked: make questions FILE=questions.json
	@node bench/ask.mjs "$(FILE)" site

audit: .venv/release ## ask the registries whether a locked package has a known hole; what they do not answer for is told
	@python -m handbook.publishing.audit $(AUDIT)

release: .venv/release ## put what is published into dist/: the site with a manifest, to host and to read from disk; bills of materials
	@rm -rf dist
	@$(MAKE) --no-print-directory zip
	@python -m handbook.publishing.release site dist

lock: .venv/test ## lock the whole tree of packages anew from pyproject.toml
	@pip install --quiet uv
	@uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml -o requirements.txt
	@uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml --group test -o tests/requirements.txt
	@uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml --group release --constraint tests/requirements.txt -o handbook/publishing/requirements.txt

hooks: .venv/test ## hold each commit against style and catalogue, in a few seconds
	@git config core.hooksPath .githooks

clean: ## remove all that was made or installed
	@rm -rf .venv .cache site dist node_modules handbook/browser/node_modules

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: try make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "python3 has no venv: on Debian, install python3-venv"; exit 1; }
	@touch $@

.venv/site: requirements.txt | .venv/made
	@echo "setting up the site's packages (once)"
	@pip install --quiet --require-hashes --requirement requirements.txt
	@touch $@

# Only the version that the lock pins; the tests hold it against CPython.
.cache/python/made: handbook/browser/package-lock.json handbook/browser/precompile.mjs handbook/browser/compile.mjs | .venv/site
	@echo "setting up Python for the page (once)"
	@npm ci --prefix handbook/browser --ignore-scripts --no-audit --no-fund --loglevel=error
	@node handbook/browser/precompile.mjs .cache/python/$$(node -p 'require("./handbook/browser/package.json").dependencies.pyodide')
	@touch $@

node_modules/made: package-lock.json .venv/test
	@echo "setting up the gates' packages (once)"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@node bench/gates/chromium.mjs
	@touch $@

# Pinned, and no part of the project's lock. What is not to be had is told when it is asked for.
.cache/peers/made: bench/peers.txt
	@$(PYTHON) -m venv .cache/peers/python
	@grep -v "^\#" bench/peers.txt | while read -r package; do .cache/peers/python/bin/pip install --quiet "$$package" || echo "$$package is not to be had here"; done
	@npm install --prefix .cache/peers/node --ignore-scripts --no-audit --no-fund --loglevel=error vitepress@1.6.4 || echo "VitePress is not to be had here"
	@touch $@

.venv/test: tests/requirements.txt .venv/site
	@echo "setting up the proof's packages (once)"
	@pip install --quiet --require-hashes --requirement tests/requirements.txt
	@touch $@

.venv/release: handbook/publishing/requirements.txt .venv/site
	@echo "setting up the release's packages (once)"
	@pip install --quiet --require-hashes --requirement handbook/publishing/requirements.txt
	@touch $@
