"""How hypothesis draws: the same answers in every run, and without a time limit, as a busy machine is no fault here."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "check", derandomize=True, deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("check")
