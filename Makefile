# Two targets do all set-up on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check parity web quality docs site constraints clean

demo: $(READY)  ## build the bundled sample story, show it, write its report
	$(BIN)/onrecord demo

test: $(READY)  ## everything that passes on an empty machine
	$(BIN)/python -m pytest -m "not spark and not web" tests

check: $(READY)  ## format, lint, strict types, fast tests
	$(BIN)/ruff format --check src tests quality training benchmarks
	$(BIN)/ruff check src tests quality training benchmarks
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not slow and not spark and not web and not install" tests

parity: $(READY)  ## every comparing stage on DuckDB and on Spark (needs Java 17)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[spark]"
	$(BIN)/python -m pytest -m spark tests/parity

web: $(READY)  ## the pages in a real browser (needs Chromium)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[browser,docs]"
	$(BIN)/python -m pytest -m web tests/web

quality: $(READY)  ## floors per task; on ../shared where it is there, else on our own gold
	$(BIN)/python -m quality.gate

docs: $(READY)  ## write the generated pages of docs/
	$(BIN)/python docs/generate.py

site: $(READY)  ## the docs as a site in site/, every link checked
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[docs]"
	$(BIN)/python -m mkdocs build --strict --quiet

constraints:  ## pin every dependency but those of training, without addresses
	$(PYTHON) -m pip install --quiet uv
	uv pip compile pyproject.toml --extra dev --extra spark --extra browser --extra mcp --extra excel --extra plots --extra pdf --extra warc --extra docs --universal \
		--python-version 3.11 --no-emit-index-url --no-header --no-annotate --output-file constraints.txt

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $(READY)

clean:
	rm -rf $(VENV) build dist site onrecord-demo
