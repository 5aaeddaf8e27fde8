"""Features that the workers of a Ray cluster make."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.library.decoding.pool import DecodingPool
from simgui.models.backbone import Backbone
from simgui.models.litert import LiteRTBackbone
from simgui.sharing.cluster import worker
from simgui.sharing.cluster.ray_package import check_head, connection_errors
from simgui.sharing.cluster.recipe import Recipe
from simgui.sharing.cluster.records import Answer, TaskLost
from simgui.sharing.cluster.task_queue import TaskQueue
from simgui.sharing.features import FileToLookAt, LookedAt

_CLOSED = "closed channel"


class ClusterFeatures:
    """Looks at files on the workers of a cluster; satisfies `simgui.sharing.features.FeatureSource`.

    Args:
        ray: Ray, connected.
        backbone: Whose features are made; it travels to the workers.
        thumbnail_px: The longer side of thumbnails; none if 0.

    Raises:
        SimguiError: if no picture can be decoded here, which the proof of the workers needs.
    """

    def __init__(self, ray: Any, backbone: Backbone, thumbnail_px: int) -> None:
        if not isinstance(backbone, LiteRTBackbone):
            raise TypeError("only a backbone in a file can travel")
        with DecodingPool() as decoders:
            recipe = Recipe.of(backbone, thumbnail_px, decoders)
        self._workers = RayWorkers(ray, recipe)

    def features_of(self, files: Iterable[FileToLookAt], progress: Progress) -> Iterator[LookedAt]:
        """Yield what became of each file, in whatever order.

        Raises:
            SimguiError: if the cluster cannot work; what was yielded stays.
            Cancelled: if the person asked to stop.
        """
        return TaskQueue(self._workers).read(files, progress)


class RayWorkers:
    """The workers of a Ray cluster; satisfies `simgui.sharing.cluster.task_queue.Workers`.

    A task takes one core. Ray starts workers where cores are free, and more when machines come; it does not
    repeat a task that is lost, since the queue does.

    Args:
        ray: Ray, connected.
        recipe: Goes to each machine once.

    Raises:
        SimguiError: if SimGUI does not run there.
    """

    def __init__(self, ray: Any, recipe: Recipe) -> None:
        self._ray = ray
        self._key = recipe.key
        try:
            self._recipe = [ray.put(recipe)]  # in a list: a task gets its name, and fetches it if it has to
        except ImportError as error:  # on the head, which Ray's client puts it through
            raise _cannot_read(str(error)) from error
        self._read = ray.remote(num_cpus=1, max_retries=0)(_read_on_worker)
        self._lost = connection_errors(ray)

    def cores(self) -> int:
        """Count the cores that are there now.

        Raises:
            SimguiError: if the connection is lost, as each method does.
        """
        with self._connection():
            check_head(self._ray)
            return int(self._ray.cluster_resources().get("CPU", 0))

    def submit(self, files: Sequence[FileToLookAt]) -> Any:
        """Hand files out as one task."""
        with self._connection():
            return self._read.remote(self._key, self._recipe, list(files))

    def finished(self, tasks: Sequence[Any], seconds: float) -> Sequence[Any]:
        """Wait until one of some tasks has ended, for some seconds at most; give all that have."""
        with self._connection():
            first, others = self._ray.wait(list(tasks), num_returns=1, timeout=seconds)
            more = self._ray.wait(others, num_returns=len(others), timeout=0)[0] if first and others else []
        return [*first, *more]

    def answer(self, task: Any) -> Answer:
        """Give what an ended task has brought.

        Raises:
            TaskLost: if its worker or machine has ended.
            SimguiError: if SimGUI does not run there.
        """
        errors = self._ray.exceptions
        try:
            with self._connection():
                answer: Answer = self._ray.get(task)
        except (errors.WorkerCrashedError, errors.OutOfMemoryError) as error:
            raise TaskLost(say("the program that read it on the cluster has ended")) from error
        except (errors.NodeDiedError, errors.ObjectLostError, errors.TaskUnschedulableError) as error:
            raise TaskLost(say("the machine of the cluster that read it has gone")) from error
        except errors.RayTaskError as error:
            raise _failed(error) from error
        except errors.RayError as error:
            raise TaskLost(say("the cluster has lost it")) from error
        return answer

    def cancel(self, tasks: Iterable[Any]) -> None:
        """Want nothing of some tasks any more; those under way end with the file that they have."""
        for task in tasks:
            with contextlib.suppress(SimguiError, self._ray.exceptions.RayError), self._connection():
                self._ray.cancel(task)

    @contextlib.contextmanager
    def _connection(self) -> Iterator[None]:
        """Say that the connection is lost, in whichever words Ray does."""
        try:
            yield
        except self._ray.exceptions.RayTaskError:
            raise  # from a worker, whatever it is
        except self._lost as error:
            raise _gone() from error
        except ValueError as error:
            if _CLOSED not in str(error):
                raise
            raise _gone() from error  # Ray's client has given up while another call was under way


def _gone() -> SimguiError:
    return SimguiError(
        say("The cluster has gone"),
        say(
            "It does not answer any more. Check that it is running and start again; what was finished is "
            "kept."
        ),
    )


def _read_on_worker(key: str, recipe: Sequence[Any], files: Sequence[FileToLookAt]) -> Answer:
    """Run on a worker: read files by a recipe that it has, or fetches."""
    import ray

    return worker.read(key, lambda: ray.get(recipe[0]), files)


def _failed(error: Any) -> SimguiError:
    """Say what a worker has met that is no fault of a file."""
    cause = error.cause if isinstance(getattr(error, "cause", None), Exception) else error
    if isinstance(cause, SimguiError):
        return SimguiError(cause.title, say("On a machine of the cluster: {message}", message=cause.message))
    lines = [line for line in str(error).splitlines() if line.strip()]
    return _cannot_read(lines[-1] if lines else type(error).__name__)


def _cannot_read(said: str) -> SimguiError:
    return SimguiError(
        say("A machine of the cluster cannot read pictures"),
        say(
            "Ray says: {said}. Install the same version of SimGUI on every machine of the "
            "cluster: pip install 'simgui[cluster]'",
            said=said.strip()[:300],
        ),
    )
