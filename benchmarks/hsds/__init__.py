"""The open data in HSDS: a page of fifty whole services, over the wire and beside a naive maker."""
