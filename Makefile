# banmian: `make help` lists what there is.  Everything is set up on first use, in .venv/.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BUILD := build
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test lint types golden accuracy conformance check bench robust loso fuzz model wheel wheelhouse clean

help: ## what each target does  各目标的用途
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  \1\t\2/' | expand -t 16

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "banmian needs Python 3.11 or newer; say which with PYTHON=python3.12  需要 Python 3.11 以上"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -e '.[dev]'
	@touch $@

demo: $(STAMP) ## convert seeds/ to build/ and show what was made  转换样张
	$(BIN)/banmian convert seeds/ -o $(BUILD)/ --again
	@echo; ls -l $(BUILD)

test: $(STAMP) ## the test suite  测试
	$(BIN)/python -m pytest -q tests

lint: $(STAMP) ## style and small mistakes (ruff)  代码风格
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## types (mypy --strict)  类型检查
	$(BIN)/mypy

golden: $(STAMP) ## compare with the golden files; ACCEPT=1 accepts new ones  金样对照
	$(BIN)/python -m pytest -q tests/golden $(if $(ACCEPT),--accept,)

accuracy: $(STAMP) ## score the parser on tests/papers/unseen and BENCH_DIR against the floors  解析准确率
	$(BIN)/python -m tests.accuracy.gate
	$(BIN)/python -m tests.accuracy.typography

conformance: $(STAMP) ## official validators of CONFORMANCE_DIR on what is made from seeds/ and BENCH_DIR  官方校验
	$(BIN)/python -m tests.conformance.gate

check: lint types test golden accuracy conformance ## all of these, as CI runs them  全部检查

bench: $(STAMP) ## time and memory, measured  性能测量
	$(BIN)/python -m benchmarks

robust: $(STAMP) ## other encodings, blanks and the other script (BENCH_DIR; minutes)  各种导出与繁体检验
	$(BIN)/python -m benchmarks.robust --jobs $(JOBS)

loso: $(STAMP) ## train without a source or a form, test on it (BENCH_DIR; hours)  留一来源、留一形式检验
	$(BIN)/python -m benchmarks.loso --jobs $(JOBS)

fuzz: $(STAMP) ## 100,000 damaged and random inputs; SEED=n for others  模糊测试
	$(BIN)/python -m tests.fuzz 100000 $(or $(SEED),0) --jobs $(JOBS)

model: $(STAMP) ## train the model again from BENCH_DIR/train and tests/papers/lessons  重新训练模型
	$(BIN)/python -m convert.parser.train $(BENCH_DIR)/train tests/papers/lessons --jobs $(JOBS) -o convert/parser/model/lines.model

wheel: $(STAMP) ## build dist/*.whl  打包
	$(BIN)/python -m pip wheel --disable-pip-version-check --quiet --no-deps -w dist .

wheelhouse: wheel ## everything an offline machine needs, in dist/  离线安装包
	$(BIN)/python -m pip download --disable-pip-version-check --quiet -d dist dist/banmian-*.whl

clean: ## remove what was made  清理
	rm -rf $(BUILD) dist
