"""Frontwatch: who is reported to control which settlement of Ukraine, from the news stream."""
