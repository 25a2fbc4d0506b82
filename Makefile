# Two commands matter: make run, make test.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PORT

.PHONY: run test check e2e shot bench lock

run: export DJANGO_SETTINGS_MODULE ?= config.settings.dev
run: export SITE_URL ?= http://localhost:$(PORT)
run: .venv/base.stamp
	@$(BIN)/python manage.py prepare --port $(PORT)
	@PATH="$(CURDIR)/$(BIN):$$PATH" exec $(BIN)/honcho start

test: .venv/dev.stamp
	@$(BIN)/python -m tests.run $(ARGS)

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	$(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/mypy $$(git ls-files '*/actions.py' '*/actions/*.py' '*/queries.py' '*/queries/*.py' '*/permissions.py' '*/permissions/*.py' | grep -v ^tests/)
	DJANGO_SETTINGS_MODULE=config.settings.prod SECRET_KEY=$$(head -c 40 /dev/urandom | base64) ALLOWED_HOSTS=essaim.example SITE_URL=https://essaim.example \
		LEGAL_PUBLISHER=- LEGAL_DIRECTOR=- LEGAL_HOST=- LEGAL_CONTACT=contact@essaim.example LEGAL_DPO=- \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

e2e: .venv/dev.stamp
	$(BIN)/python -m pytest tests/e2e $(ARGS)

shot: .venv/dev.stamp
	$(BIN)/python -m tests.e2e.shots $(ARGS)

bench: .venv/dev.stamp
	$(BIN)/python -m bench.pages $(ARGS)

lock: .venv/dev.stamp
	cd requirements && for f in base dev; do ../$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --allow-unsafe -o $$f.txt $$f.in; done

# The stamp is written last: an installation cut half-way is done again.
.venv/base.stamp: requirements/base.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Essaim demande Python 3.11 ou plus récent : PYTHON=python3.12 make run")'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@echo "Installation des dépendances (une à deux minutes la première fois)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

.venv/dev.stamp: .venv/base.stamp requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
