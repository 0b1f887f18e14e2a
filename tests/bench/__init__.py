"""Speed, memory and accuracy, as ratios of one run: ``python -m tests.bench``. Not part of the tests."""
