"""What the layout of a page attributes: lead-ins that end with a colon, lists behind them, signatures, block quotes."""
