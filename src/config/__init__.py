"""Settings, start-up, command line, and which contexts each face mounts."""

import os

# One core for a product of matrices, set before numpy is loaded. Ours are small, and on a machine
# with other work the threads of the library wait for each other: measured, coverage took 3 s
# instead of 0.1 s. Whoever runs it may still say otherwise.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
