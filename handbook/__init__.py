"""The catalogue: reads the law, the scenes, the pictures and the prose; checks and links them; makes the site."""
