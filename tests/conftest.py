"""What all tests share: how hard Hypothesis looks."""

from hypothesis import settings

# A run can be repeated exactly: the same code meets the same examples, and no clock decides.
settings.register_profile(
    "default", max_examples=60, derandomize=True, deadline=None, database=None, print_blob=True
)
settings.register_profile("ci", settings.get_profile("default"), max_examples=1_000)
settings.load_profile("default")
