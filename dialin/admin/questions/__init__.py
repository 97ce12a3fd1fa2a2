"""The staff's page of questions: written and spoken ones in one list."""
