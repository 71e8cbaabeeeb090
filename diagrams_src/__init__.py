"""The pictures: where things stand in a scene's picture. Which arrows there are follows from the verdicts."""
