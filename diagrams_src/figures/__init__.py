"""Pictures that are no network: growth, curves."""
