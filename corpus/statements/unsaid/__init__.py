"""What stands beside a reporting verb and was said by nobody: denied, asked, supposed, to come, or only a topic."""
