"""A repository whose remote is gone."""

import shutil

from tests.cases.git import repository


def make(root):
    shutil.rmtree(repository(root))
