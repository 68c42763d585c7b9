"""The rules of the reporting regime, without database or screen."""
