# Short names for what the presets of CMakePresets.json, pip and the scripts in tools/ do. Everything is made in build/.
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
PYTHON ?= python3
export PYTHON

# What ccache keeps serves every clone and every build directory.
export CCACHE_BASEDIR = $(CURDIR)
export CCACHE_NOHASHDIR = 1

configure = test -e build/$(1)/build.ninja || cmake --preset $(1)
build = $(call configure,$(1)) && cmake --build --preset $(1) -j $(JOBS)

.DEFAULT_GOAL := help
.PHONY: help setup build run test test-cluster bench fuzz format format-check lint clean

help: ## tells what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-13s %s\n", $$1, $$2 }'

setup: ## installs what the build, the tests and the examples need, where it is missing
	@tools/setup build test
	@tools/venv test

build: setup ## builds the library, the command, the tests, and the Python package into build/venv
	@$(call build,release)
	@tools/package

run: ## builds what is needed and runs the plan of Longgang: population, answers, report, what-if
	@tools/setup build
	@tools/venv frames notebook
	@$(call configure,release)
	@cmake --build --preset release -j $(JOBS) --target guiju-cli
	@tools/package
	@examples/longgang/run.sh "$(CURDIR)/build/release/bin/guiju" "$(CURDIR)/build/venv/bin/python"

test: build ## builds and runs all tests: C++, Python, notebooks, installed copy; prints totals
	@tools/test $(JOBS)

test-cluster: build ## runs the policy on a real Spark and a real Ray, here; installs them first: 730 MB, and a Java
	@command -v java >/dev/null || tools/setup cluster
	@tools/venv cluster
	@build/venv/bin/python -B -m pytest -q -rs --junitxml=build/test-results/cluster.xml tests/python/test_beyond.py

bench: ## builds and runs the benchmarks, then guiju beside its peers: build/bench/peers.json and peers.svg
	@tools/setup build bench
	@tools/venv frames
	@$(call build,bench)
	@tools/package
	@tools/bench

fuzz: ## builds the fuzzers and runs each for a minute, two at once
	@tools/setup build checks
	@$(call build,fuzz)
	@tools/fuzz build/fuzz 60 2

format: ## formats C++ and Python
	@tools/setup build checks
	@tools/venv lint
	@tools/format

format-check: ## tells what is not formatted
	@tools/setup build checks
	@tools/venv lint
	@tools/format --check

lint: ## runs ruff, mypy and clang-tidy over everything
	@tools/setup build test checks
	@tools/venv lint
	@tools/lint

clean: ## removes build/
	rm -rf build
