"""The REST APIs of other companies, in front of the usual one."""
