"""Which contexts each face mounts. A deployment may run one face alone."""
