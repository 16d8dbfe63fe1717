"""Runs a PostgreSQL server of our own, for a laptop, a demonstration and the tests."""

from config.postgres.binaries import CannotStart, find_binaries, major_version
from config.postgres.cluster import Cluster

__all__ = ["CannotStart", "Cluster", "find_binaries", "major_version"]
