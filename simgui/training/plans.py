"""The phases of each recipe, and the share of the time that each takes; known before TensorFlow is loaded."""

from simgui.core.training import TrainingPlan

STARTING = "Starting TensorFlow"
READING = "Reading the pictures"
VIEWS = "Preparing views of the pictures"
TUNING = "Training the backbone"
LOOKING = "Looking at the pictures anew"
NETWORK = "Training the network"
HEAD = "Training the head"
WEIGHING = "Weighing old and new"
COMPARING = "Calibrating and comparing"

# Measured on two cores without a graphics card: 3,409 photographs, scratch 50,000 small pictures.
_PLANS = {
    "quick": {STARTING: 0.15, HEAD: 0.75, WEIGHING: 0.03, COMPARING: 0.07},
    "thorough": {STARTING: 0.01, VIEWS: 0.13, TUNING: 0.78, LOOKING: 0.04, HEAD: 0.03, COMPARING: 0.01},
    "scratch": {STARTING: 0.01, READING: 0.01, NETWORK: 0.92, LOOKING: 0.03, COMPARING: 0.03},
}


def plan_of(recipe: str) -> TrainingPlan:
    """Give the phases of a recipe."""
    plan = _PLANS[recipe]
    return TrainingPlan(tuple(plan), tuple(plan.values()))
