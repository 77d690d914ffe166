"""What we ask and show: questions, sources and lessons as TOML data, and the loaders that check them."""
