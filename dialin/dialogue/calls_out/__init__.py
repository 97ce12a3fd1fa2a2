"""What the stages of calls that the city makes share: what people answer, and how such a call goes and ends."""
