"""How large the program is, by part, and what leaving out has saved."""

import json
from pathlib import Path

TRAINING = (
    "tensorflow",
    "tf_keras",
    "tensorflow_similarity",
    "umap",
    "pynndescent",
    "numba",
    "llvmlite",
    "scipy",
)
TRAINING += (
    "scipy.libs",
    "sklearn",
    "scikit_learn.libs",
    "h5py",
    "h5py.libs",
    "ml_dtypes",
    "wrapt",
    "certifi",
)
TRAINING += ("charset_normalizer", "google", "nmslib.libs")
"""What only the trainer needs, as folders of the program; the rest is window and search."""


def report(program: Path, work: Path, written: list[Path]) -> str:
    """Give a table: megabytes by part before leaving out, after it, and installed; then the downloads."""
    told = json.loads((work / "sizes.json").read_text("utf-8"))
    installed = installed_bytes(program)
    lines = [f"{'':28}{'before':>10}{'left':>10}{'stripped':>10}   MB"]
    for part in sorted(installed, key=lambda part: -installed[part]):
        if installed[part] > 5_000_000 or told["before"].get(part, 0) > 5_000_000:
            figures = told["before"].get(part), told["after"].get(part), installed[part]
            lines.append(_row(part, figures))
    training = sum(installed.get(part, 0) for part in TRAINING)
    total = sum(installed.values())
    sums = sum(told["before"].values()), sum(told["after"].values()), total
    lines.append(_row("all", sums))
    lines.append(f"what window and search need: {(total - training) / 1e6:.0f} MB")
    lines.append(f"what only training needs: {training / 1e6:.0f} MB")
    lines += [f"{path.name}: {path.stat().st_size / 1e6:.1f} MB" for path in written]
    return "\n".join(lines) + "\n"


def _row(name: str, figures: tuple[int | None, ...]) -> str:
    return f"{name:28}" + "".join(f"{'' if each is None else f'{each / 1e6:.1f}':>10}" for each in figures)


def installed_bytes(program: Path) -> dict[str, int]:
    """Sum the bytes of the frozen folder by part; links are not counted."""
    found: dict[str, int] = {}
    inside = program / "_internal"
    for path in program.rglob("*"):
        if path.is_file() and not path.is_symlink():
            is_inside = path.is_relative_to(inside)
            part = path.relative_to(inside).parts[0] if is_inside else f"{path.name} (all modules)"
            found[part] = found.get(part, 0) + path.stat().st_size
    return found
