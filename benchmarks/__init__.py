"""What is measured, against whom. `python -m benchmarks NAME` measures one and rewrites its part of README.md."""
