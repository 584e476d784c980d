"""Measurements, never tests: `make bench` prints what this machine does, and compares nothing."""
