"""The paths of this context, face by face."""
