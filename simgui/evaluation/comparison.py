"""Two model versions side by side, each with metrics, also where one brings none of its own."""

from dataclasses import replace

from simgui.models.metrics import TrainingMetrics
from simgui.models.records import ModelReport
from simgui.models.registry import Models


def compare(models: Models, one: str, other: str) -> tuple[ModelReport, ModelReport]:
    """Give the reports of two versions, with metrics on the same pictures where there are any.

    A training measures the model it is compared with, and the starter, on the pictures of its own test: the
    starter, which was trained elsewhere, has its metrics from there. Those of a training that compared these
    two go first.

    Args:
        models: All versions.
        one: Id.
        other: Id.

    Raises:
        SimguiError: if there is no such version, or its manifest is damaged.
    """
    first, second = models.report(one), models.report(other)
    if second.compared_with == one and second.before:
        return _measured_by(first, second), second
    if first.compared_with == other and first.before:
        return first, _measured_by(second, first)
    if second.starter_id == one and second.starter:
        return _measured_by(first, second, second.starter), second
    if first.starter_id == other and first.starter:
        return first, _measured_by(second, first, first.starter)
    return _with_metrics(models, first), _with_metrics(models, second)


def _with_metrics(models: Models, report: ModelReport) -> ModelReport:
    """Take metrics from the newest training that compared with a version that has none."""
    if report.metrics:
        return report
    for version in reversed([each for each in models.list() if not each.problem]):
        trained = models.report(version.id)
        if trained.compared_with == report.version.id and trained.before:
            return _measured_by(report, trained)
        if trained.starter_id == report.version.id and trained.starter:
            return _measured_by(report, trained, trained.starter)
    return report


def _measured_by(
    report: ModelReport, trained: ModelReport, metrics: TrainingMetrics | None = None
) -> ModelReport:
    """Take the metrics that a training found: of the version that it was compared with, if none are given."""
    split = replace(report.split, digest=trained.split.digest)
    return replace(report, metrics=metrics or trained.before, split=split)
