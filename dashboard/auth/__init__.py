"""Sign-in, sessions and the binding of a session to its user."""
