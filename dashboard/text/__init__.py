"""Every Vietnamese word on screen and every number format, one file a topic."""
