"""TensorFlow and TensorFlow Similarity: whether they are installed and fit together."""

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.training.phases import Phase
from simgui.training.requests import CheckRequest, CheckResult
from simgui.training.stack_versions import stack_versions


def check_stack(progress: Progress) -> dict[str, str]:
    """Import the whole training stack and give the version of each package.

    Raises:
        SimguiError: if one is missing, of a version that does not work, or does not import.
    """
    versions = stack_versions()
    try:
        Phase.PREPARING.report(progress, 0, 2)
        import tensorflow as tf

        Phase.PREPARING.report(progress, 1, 2)
        import tensorflow_similarity

        Phase.PREPARING.report(progress, 2, 2)
    except ImportError as error:
        raise SimguiError(
            say("TensorFlow does not start"),
            say("{error}. Install SimGUI again in a fresh environment.", error=str(error)),
        ) from error
    if not tf.keras.layers.Layer.__module__.startswith("tf_keras"):
        raise SimguiError(
            say("TensorFlow uses the wrong Keras"),
            say("Another program set up Keras 3 in this process. Start SimGUI from its own command."),
        )
    return {"tensorflow_similarity": tensorflow_similarity.__version__} | versions


def check(_request: CheckRequest, progress: Progress) -> CheckResult:
    """Check the stack on request, without a training.

    Raises:
        SimguiError: as `check_stack`.
    """
    return CheckResult(check_stack(progress))
