"""What a browser sends back of a form: what it was given, and what someone typed over."""

from html.parser import HTMLParser

from django.http import QueryDict


def sent(form, **typed):
    """The form as it stands, with `typed` over it; None is a box that is not ticked."""
    post = QueryDict(mutable=True)
    for field in form:
        _put(post, field.html_name, field.value())
    return _typed_over(post, typed)


def sent_back(page, **typed):
    """The form of a page as its HTML has it, with `typed` over it."""
    read = _Form()
    read.feed(page)
    return _typed_over(read.post, typed)


def _typed_over(post, typed):
    for name, value in typed.items():
        post.pop(name, None)
        _put(post, name, value)
    return post


def _put(post, name, value):
    if isinstance(value, tuple | list):
        post.setlist(name, [str(each) for each in value])
    elif value is True:
        post[name] = "on"
    elif value is not None and value is not False:
        post[name] = str(value).replace("\n", "\r\n")


class _Form(HTMLParser):
    """Collects what a browser would send: boxes that are ticked, texts as they stand."""

    def __init__(self):
        super().__init__()
        self.post = QueryDict(mutable=True)
        self._inside = ""

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        name = has.get("name", "")
        if tag == "input" and name:
            if has.get("type") not in {"checkbox", "radio"} or "checked" in has:
                self.post.appendlist(name, has.get("value") or "on" * ("checked" in has))
        elif tag in {"select", "textarea"}:
            self._inside = name
            self.post[name] = ""
        elif tag == "option" and "selected" in has:
            self.post[self._inside] = has["value"]

    def handle_data(self, data):
        if self._inside and self.get_tag() == "textarea":
            self.post[self._inside] += data

    def get_tag(self):
        return self.lasttag

    def handle_endtag(self, tag):
        if tag in {"select", "textarea"}:
            self._inside = ""
