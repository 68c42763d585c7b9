"""The commands by topic (interchange §3): one thin function each, imports where they are used."""
