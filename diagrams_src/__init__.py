"""The pictures: where things stand in a scene's picture. Which arrows there are follows from the scene's verdicts.

A file with a scene's name says which cell of a grid each thing stands in, and nothing of SVG.
"""
