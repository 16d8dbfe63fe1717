"""What people type about a record; whether it will do is for `rules` to say."""

from relais.directory.forms.records import RecordForm

__all__ = ["RecordForm"]
