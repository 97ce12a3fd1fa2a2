"""dialin lets people without internet take part in public webinars by telephone."""
