"""A region's whole chain against intrafamily violence, one context a link."""
