# Relais. Every verb prepares what it needs; `make` alone lists the verbs.

.DEFAULT_GOAL := help
.SILENT:
.PHONY: help run test faults check fix bench messages migrate scene

IN := .venv/bin

# An environment whose interpreter is gone (pyenv or the system moved on) is made anew.
ifneq ($(wildcard .venv/.installed-*),)
$(shell $(IN)/python -c '' 2>/dev/null || rm -f .venv/.installed-*)
endif

help: ## list these verbs
	echo "Relais: the verbs of this checkout"
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: .venv/.installed-run ## start everything and say where (PORT, RELAIS_DATA_DIR)
	exec $(IN)/relais serve

test: .venv/.installed-dev ## run the tests (ARGS="-k card" for some of them)
	echo "Testing"
	$(IN)/pytest -n 2 --dist worksteal $(ARGS)

faults: .venv/.installed-dev ## kill it, fill its disk, restore it: nothing acknowledged is lost (5 min)
	echo "Killing, filling, restoring"
	$(IN)/pytest -m faults -p no:randomly $(ARGS) tests/faults

check: .venv/.installed-dev ## check style, types, walls, translations, migrations, spelling
	echo "Style"
	$(IN)/ruff check --quiet .
	$(IN)/ruff format --check --quiet .
	echo "Types"
	$(IN)/mypy
	echo "Walls between contexts"
	PYTHONPATH=src:. $(IN)/lint-imports
	echo "Translations"
	$(IN)/relais check_messages
	echo "Declarations"
	$(IN)/relais check
	echo "Migrations"
	$(IN)/relais makemigrations --check --dry-run
	echo "Templates"
	$(IN)/djlint --quiet --lint src
	echo "Spelling"
	$(IN)/codespell

fix: .venv/.installed-dev ## repair style and format where a machine can
	$(IN)/ruff check --fix --quiet .
	$(IN)/ruff format .

bench: .venv/.installed-dev ## measure what the program exists for, beside its baselines
	$(IN)/relais bench all

messages: .venv/.installed-run ## collect the sentences to translate, compile the translations
	$(IN)/relais messages

migrate: .venv/.installed-run ## bring the tables up to date
	$(IN)/relais migrate

scene: .venv/.installed-run ## play a scene of the demo (NAME=...)
	$(IN)/relais scene $(NAME)

# Installing. A stamp says what the environment holds; the development lock holds both.
.venv/.installed-run: requirements.lock
	$(call install,$<)
	touch $@

.venv/.installed-dev: requirements-dev.lock
	$(call install,$<)
	touch .venv/.installed-run $@

# A half-made environment is thrown away: pip takes a half-installed package for a whole one.
define install
	set -e; \
	if [ -e .venv/.unfinished ] || ! $(IN)/python -c '' 2>/dev/null; then \
		python=$$(bin/interpreter); \
		echo "Making a Python environment in .venv with $$python"; \
		rm -rf .venv; \
		mkdir .venv; \
		touch .venv/.unfinished; \
		if "$$python" -c 'import ensurepip' 2>/dev/null; then "$$python" -m venv .venv; \
		else uv venv --quiet --allow-existing --python "$$python" .venv; fi; \
	fi; \
	touch .venv/.unfinished; \
	if $(IN)/python -c 'import pip' 2>/dev/null; then pip="$(IN)/python -m pip install"; \
	else pip="uv pip install --python $(IN)/python"; fi; \
	echo "Installing the $$(grep -c '^[a-z].*==' $(1)) packages of $(1), each checked by its hash"; \
	$$pip --quiet --require-hashes --requirement $(1); \
	echo "Installing Relais itself"; \
	$$pip --quiet --no-deps --no-build-isolation --editable .; \
	rm .venv/.unfinished
endef
