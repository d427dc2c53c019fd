# The two commands to know: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := $(BIN)/python -m deploy.local.demo

.DEFAULT_GOAL := help
.PHONY: help setup compiled interpreted servers check dashboards configuration pictures audit test lock proto demo up down status logs bench bench-faults bench-soak eval

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

$(VENV)/.installed: requirements-dev.lock pyproject.toml setup.py
	@PYTHON=$(PYTHON) deploy/local/install.sh venv
	@$(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned Python packages into $(VENV) (minutes, the first time) ..."
	@$(BIN)/pip install -qq --require-hashes -r requirements-dev.lock
	@FRONTWATCH_INTERPRETED=1 $(BIN)/pip install -qq --no-deps --no-build-isolation --no-index \
	  --config-settings editable_mode=compat -e .
	@touch $@

setup: $(VENV)/.installed ## Python environment from the hashed lock

# Compiled, the same modules read text several times as fast; without a C compiler they stay interpreted.
$(VENV)/.compiled: $(VENV)/.installed $(shell find services/domain/claims services/domain/places -name '*.py')
	@deploy/local/install.sh compiler && env -u FRONTWATCH_INTERPRETED deploy/local/compile.sh $(BIN)/python || [ $$? = 3 ]
	@touch $@

compiled: $(VENV)/.compiled ## compile what reads text, as every target that runs it does

interpreted: ## drop the compiled modules, to work on their source
	@find . -maxdepth 5 -name '*.so' -not -path './$(VENV)/*' -delete; rm -f $(VENV)/.compiled

servers: ## Kafka, Redis, Prometheus, Alertmanager: install what this machine lacks
	@deploy/local/install.sh servers

PROTOC = $(BIN)/python -m grpc_tools.protoc -Iservices/messages=proto/frontwatch/v1 services/messages/events.proto

proto: setup ## generate services/messages from the schema
	@$(PROTOC) --python_out=. --pyi_out=.

dashboards: setup ## generate the Grafana dashboards
	@$(BIN)/python -m deploy.grafana

configuration: setup ## generate docs/configuration.md, and the settings in the chart's schema
	@$(BIN)/python -m deploy.configuration

pictures: setup ## draw the terminal's pictures of docs/images from the seeds
	@$(BIN)/python -m deploy.pictures

# No secrets: hashes of packages, golden payloads, identities of articles and images; names of Kubernetes Secrets.
SECRETS = $(BIN)/detect-secrets-hook --exclude-files '\.lock$$|^seeds/|^proto/examples/' --exclude-lines 'sha256:0{64}|existing[A-Za-z]*Secret|passwordKey|[$$]secrets'

check: setup ## lint, types, layers, generated code, deployment files, secrets
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@fresh=$$(mktemp -d) && trap 'rm -r $$fresh' EXIT && $(PROTOC) --python_out=$$fresh --pyi_out=$$fresh \
	  && for f in events_pb2.py events_pb2.pyi; do \
	    cmp $$fresh/services/messages/$$f services/messages/$$f || { echo "generated code is stale: run make proto"; exit 1; }; done
	@$(BIN)/python -m deploy.grafana --check
	@$(BIN)/python -m deploy.configuration --check
	@$(BIN)/python -m deploy.pictures --check
	@$(BIN)/shellcheck deploy/*.sh deploy/*/*.sh .ci/run
	@git ls-files -z | xargs -0 $(SECRETS)
	@deploy/tools.sh
	@$(BIN)/pytest --quiet tests/contract/test_deploy_*.py

audit: setup ## known vulnerabilities of the pinned packages; asks PyPI, so it needs the internet
	@$(BIN)/uvx --from pip-audit==2.10.1 pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock

# In their order the tests that wait for servers come first, and the many short ones fill up what time is left.
# Three at once on two cores: most of the time of one goes into waiting.
test: compiled servers ## every test, on real servers the tests start themselves; most of the time they wait for those
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

demo: compiled ## the whole stack, from nothing to the alert of the seed article
	@deploy/local/install.sh servers; case $$? in 0) $(DEMO) demo;; 3) $(DEMO) embedded;; *) exit 1;; esac

up: compiled servers ## start the stack on the data it had, without the seeds
	@$(DEMO) up

down: setup ## stop the stack
	@$(DEMO) down

status: setup ## what runs, where, and whether it is healthy
	@$(DEMO) status

logs: ## the end of each log; FOLLOW=1 goes on watching
	@tail -n 20 $(if $(FOLLOW),-F) var/stack/logs/*.log

LOCK = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 pyproject.toml

lock: setup ## pin the dependencies again, with hashes
	@$(LOCK) -o requirements.lock
	@$(LOCK) --extra dev --extra build -c requirements.lock -o requirements-dev.lock
	@$(LOCK) --extra dev --extra build --extra bench -c requirements-dev.lock -o requirements-bench.lock
	@$(LOCK) --extra build -c requirements-dev.lock -o requirements-build.lock

$(VENV)/.bench: requirements-bench.lock $(VENV)/.installed
	@$(BIN)/pip install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

eval: setup ## how well places and claims are found; GOLD=DIR scores labelled passages kept elsewhere too
	@$(BIN)/python -m tests.gold.places_score
	@$(BIN)/python -m tests.gold.evaluate "$(GOLD)"

BENCH_PAGE = $(if $(DOCS),--page docs/performance.md)

bench: $(VENV)/.bench compiled servers ## measure everything in about ten minutes; QUICK=1: three; DOCS=1: into the docs
	@$(BIN)/python -m tests.bench $(if $(QUICK),--quick) $(BENCH_PAGE)

bench-faults: $(VENV)/.bench compiled servers ## kill everything under load, 20 times, and count what was lost; DOCS=1
	@$(BIN)/python -m tests.bench.faults $(BENCH_PAGE)

bench-soak: $(VENV)/.bench compiled servers ## ten minutes of steady load, memory and lag; RATE=200 a second; DOCS=1
	@$(BIN)/python -m tests.bench.soak --rate $(or $(RATE),200) $(BENCH_PAGE)
