"""What is done with the site once MkDocs has made it: names that say what is in a file, a policy, a swap, a release."""
