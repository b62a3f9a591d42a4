"""The HTTP service: one router per topic, and the pages."""
