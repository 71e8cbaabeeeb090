"""Gates and benchmarks: they look at what is made, and nothing imports them."""
