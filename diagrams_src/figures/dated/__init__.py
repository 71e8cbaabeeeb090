"""What is no network and was otherwise on a day of the past: a picture of that day, and one of today."""
