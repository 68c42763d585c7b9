# make demo   dựng và mở bản trình diễn (chỉ cần Python >= 3.11 và make)
# make test   kiểm tra toàn bộ
# Động từ khác: lint format types architecture ui notebooks bench migration-check lock

FIND_PYTHON = for name in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	"$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done
PYTHON ?= $(shell $(FIND_PYTHON))
PIP_INSTALL = -m pip install --quiet --disable-pip-version-check

RUN := .venv
DEV := .venv-dev
BENCH := .venv-bench
BIN := $(DEV)/bin
COMPILE = uv pip compile pyproject.toml --group build --universal --python-version 3.11 --upgrade --quiet \
	--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

.PHONY: guide demo test lint format types architecture ui notebooks notebook bench bench-full baseline migration migration-check lock python browser

demo: $(RUN)/installed
	@exec $(RUN)/bin/dashboard demo

test: $(DEV)/installed browser lint types architecture
	@CHROMIUM="$$(.ci/chromium)" $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4

lint: $(DEV)/installed
	@$(BIN)/ruff check dashboard tests bench

format: $(DEV)/installed
	@$(BIN)/ruff format dashboard tests bench

types: $(DEV)/installed
	@$(BIN)/mypy

architecture: $(DEV)/installed
	@$(BIN)/lint-imports

ui: $(DEV)/installed browser
	@CHROMIUM="$$(.ci/chromium)" $(BIN)/python -m pytest tests/ui

notebooks: $(DEV)/installed
	@$(BIN)/python -m pytest tests/notebooks

notebook: $(DEV)/installed
	@exec $(BIN)/python -m dashboard notebook

guide: $(DEV)/installed browser
	@$(BIN)/python -m dashboard.guide.build "$$(.ci/chromium)" && echo "Hướng dẫn: var/guide/trang/index.html"

bench: $(BENCH)/installed browser
	@failed=; export CHROMIUM="$$(.ci/chromium)"; \
	for name in "pages $(EFFORT)" "peers $(EFFORT)" "queries $(EFFORT)" rush questions demo_build import_national \
		classroom "figures --periods 2"; do \
		$(BENCH)/bin/python -m bench.$$name || failed="$$failed $${name%% *}"; done; \
	[ -z "$$failed" ] || { echo "Không đo được:$$failed" >&2; exit 1; }

bench-full: EFFORT = --full
bench-full: bench

baseline: $(BENCH)/installed
	@$(BENCH)/bin/python -m bench.baseline

migration-check: $(DEV)/installed
	@$(BIN)/python -m pytest tests/schema/test_migrations.py

migration: $(DEV)/installed
	@$(BIN)/python -m dashboard.schema.migrations "$(MESSAGE)"

lock:
	@$(COMPILE) --output-file requirements.lock
	@$(COMPILE) --extra test --extra notebooks --extra guide --constraint requirements.lock --output-file requirements-dev.lock

$(RUN)/installed: requirements.lock pyproject.toml | python
	@echo "Đang cài đặt lần đầu vào $(RUN), mất khoảng một phút …"
	@$(PYTHON) -m venv $(RUN)
	@$(RUN)/bin/python $(PIP_INSTALL) --require-hashes --requirement requirements.lock
	@$(RUN)/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV)/installed: requirements-dev.lock pyproject.toml | python
	@echo "Đang cài đặt lần đầu vào $(DEV), mất khoảng một phút …"
	@$(PYTHON) -m venv $(DEV)
	@$(DEV)/bin/python $(PIP_INSTALL) --require-hashes --requirement requirements-dev.lock
	@$(DEV)/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(BENCH)/installed: requirements-dev.lock pyproject.toml | python
	@echo "Đang cài đặt lần đầu vào $(BENCH), mất vài phút …"
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python $(PIP_INSTALL) --require-hashes --requirement requirements-dev.lock
	@$(BENCH)/bin/python $(PIP_INSTALL) --no-build-isolation --editable ".[peers]"
	@touch $@

python:
	@[ -n "$(PYTHON)" ] || { echo "Cần Python 3.11 trở lên kèm venv (Debian, Ubuntu: gói python3-venv)." >&2; exit 1; }

browser:
	@.ci/chromium > /dev/null
