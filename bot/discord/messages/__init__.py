"""What is sent and what is heard: replies, pressed buttons, mentions, news."""
