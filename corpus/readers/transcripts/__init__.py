"""Transcripts whose file itself says who speaks: captions, podcasts, debates."""
