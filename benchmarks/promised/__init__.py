"""An app that brings one kind of promise, for measuring the list without any context above."""
