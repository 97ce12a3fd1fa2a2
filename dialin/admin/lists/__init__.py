"""Lists of people in the browser: handed in, looked at, taken over."""
