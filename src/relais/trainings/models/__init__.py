"""Programmes, trainings, the times that they were given, and counts of those who took part."""

from relais.trainings.models.counts import CountRow, CountTable
from relais.trainings.models.courses import Course, CourseItem, CourseSession
from relais.trainings.models.programmes import ProgrammeItem, TrainingProgramme

__all__ = [
    "CountRow",
    "CountTable",
    "Course",
    "CourseItem",
    "CourseSession",
    "ProgrammeItem",
    "TrainingProgramme",
]
