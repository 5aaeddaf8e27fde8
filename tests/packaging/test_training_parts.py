"""What the search-only program is built without, and how the lock is read for it."""

import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parents[2]
LOCK = """absl-py==2.5 \\
    --hash=sha256:aa
    # via tensorflow
numpy==2.3 \\
    --hash=sha256:bb \\
    --hash=sha256:cc
scipy==1.1 ; python_full_version < '3.12' \\
    --hash=sha256:dd
scipy==1.2 ; python_full_version >= '3.12' \\
    --hash=sha256:ee
"""


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ModuleType, ModuleType]]:
    monkeypatch.syspath_prepend(str(HERE / "packaging"))
    import environment
    import training_parts

    yield environment, training_parts
    training_parts.search_packages.cache_clear()
    training_parts.training_packages.cache_clear()


def test_lines_of_some_packages_are_taken_with_all_their_hashes(
    modules: tuple[ModuleType, ModuleType],
) -> None:
    environment, _ = modules
    taken = environment.locked_lines(LOCK, {"numpy", "scipy"})
    assert taken == LOCK[LOCK.index("numpy") :]
    assert environment.locked_lines(LOCK, {"absl-py"}).count("--hash") == 1


def test_data_is_left_out_of_wheels_and_no_module_that_the_frozen_program_has(
    modules: tuple[ModuleType, ModuleType],
) -> None:
    _, training_parts = modules
    names = [
        "tensorflow/include/a.h",
        "tensorflow/security/fuzzing/py/tool.py",
        "tensorflow/security/fuzzing/tool.so",
        "tensorflow/_api/v2/test/__init__.py",
        "tensorflow/core.py",
        "scipy/io/_fast_matrix_market/__init__.py",
        "scipy/io/_fast_matrix_market/core.so",
        "scipy/tests/test_all.py",
        "scipy/tests/data.npz",
        "scipy/all.pyi",
    ]
    patterns = training_parts.left_out_of_wheels(names)
    kept = [name for name in names if not any(fnmatchcase(name, pattern) for pattern in patterns)]
    assert kept == [names[1], names[3], names[4]]


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="TensorFlow does not come for this Python")
def test_what_window_and_search_need_is_left_in(modules: tuple[ModuleType, ModuleType]) -> None:
    _, training_parts = modules
    search, training = training_parts.search_packages(), training_parts.training_packages()
    assert not search & training
    assert {"numpy", "pillow", "pyside6-essentials", "ai-edge-litert", "send2trash", "certifi"} <= search
    assert {"tf-keras", "tensorflow-similarity", "umap-learn", "scipy", "numba"} <= training
    assert not {"pandas", "keras", "setuptools", "pip"} & (search | training)
    assert "numpy" in training_parts.shared_modules()
    assert {"scipy", "tf_keras"} <= set(training_parts.training_modules())
