"""The front door for the clock: one duty, one file; each looks at rows and may be killed or doubled at any point."""
