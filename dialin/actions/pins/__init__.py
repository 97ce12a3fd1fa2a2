"""PINs: drawing, finding, throttling and showing them."""
