"""Trainings: what can be chosen, how long they take, and the service that runs one."""
