"""Keys and hashes: how PINs and passwords are kept so that a leaked database alone opens nothing."""
