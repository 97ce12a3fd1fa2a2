"""What authors of prompts need and no call does: the check of the catalogues, and the script to record them from."""
