"""The settings of the program, with the app that brings one kind of promise."""

from config.settings import *  # noqa: F403  # all of them, and one app more
from config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.promised"]
