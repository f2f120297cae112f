"""Descriptions: whom a phrase means that tells what somebody is, an office without its name among them."""
