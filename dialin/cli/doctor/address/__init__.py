"""The way from the provider to the server: signed requests to the public address, as the provider makes them."""
