"""What may reach a log: never an address, a form's content or the text of a database error."""

import logging
import sys
from collections.abc import Iterator
from types import TracebackType

import psycopg
from django.db import Error as DatabaseProblem
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

_FRAMES = 6


class PlainFormatter(logging.Formatter):
    """One line a record; of an exception its kind and place, not its words.

    PostgreSQL puts the failing row into the words of an error, and a
    form's content is a person's story: neither may be written to a disk. Nor may the address of a
    request: what a mailed link opens has a secret in it. Its route says as much to who mends it.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line, with the route of a request where its address stood."""
        line = super().format(_without_words_of_errors(record))
        request = getattr(record, "request", None)
        if not isinstance(request, HttpRequest):
            return line
        route = request.resolver_match.route if request.resolver_match else "-"
        return line.replace(request.path, f"/{route}")

    def formatException(self, ei: object) -> str:  # noqa: N802  # logging's own name
        """Kind of the exception and where it arose, innermost frame last."""
        if not isinstance(ei, tuple) or ei[1] is None:
            return ""
        return kind_and_place(ei[0], ei[2])


class PlainReporter(ExceptionReporter):
    """Django's own report of an error shows every variable of every frame, and the whole form."""

    def get_traceback_text(self) -> SafeString:
        """Kind and place: names of our own code, so nothing to escape in a text."""
        return SafeString(self._plain())

    def get_traceback_html(self) -> SafeString:
        """The same, for a page or a letter."""
        return format_html("<pre>{}</pre>", self._plain())

    def _plain(self) -> str:
        return kind_and_place(self.exc_type, self.tb) if self.exc_type else ""


def tell_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """What a command prints of an error that nobody caught: `cron` mails it to somebody.

    An error of the database shows its kind and place; any other is printed as Python does.
    """
    if any(isinstance(each, DatabaseProblem | psycopg.Error) for each in _chain(error)):
        print(kind_and_place(kind, trace), file=sys.stderr)  # noqa: T201  # it is about to end
    else:
        sys.__excepthook__(kind, error, trace)


def kind_and_place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The name of the error and the innermost places it came through; not one of its words."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/src/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join([f"{kind.__name__} at", *places[-_FRAMES:]])


def _without_words_of_errors(record: logging.LogRecord) -> logging.LogRecord:
    """A copy in which an error that was logged as text is its name, and no other log's words."""
    plain = logging.makeLogRecord(record.__dict__)
    plain.exc_text = None  # another handler may have written it out
    plain.msg = _named(record.msg)
    if isinstance(record.args, tuple):
        plain.args = tuple(_named(each) for each in record.args)
    elif record.args:
        plain.args = {key: _named(value) for key, value in record.args.items()}
    return plain


def _named(value: object) -> object:
    return type(value).__name__ if isinstance(value, BaseException) else value


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
