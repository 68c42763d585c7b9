"""The writing side: packages, appendices, simulation, and the tables derived from events."""
