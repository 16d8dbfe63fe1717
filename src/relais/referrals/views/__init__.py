"""Pages of handing over and of answering, on the work face."""
