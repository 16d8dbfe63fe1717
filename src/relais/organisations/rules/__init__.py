"""Pure decisions about places, bodies and mandates."""
