"""Bodies that speak: ministries, papers and campaigns, and whoever made a document."""
