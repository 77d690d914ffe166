"""What a bone with a metastasis looks like to six machines: physics, two drawn bones, and their pictures."""
