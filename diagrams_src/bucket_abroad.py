"""The app in its VPC on the left, S3 of its own Region and of another on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={"app": (0, 0.5), "public": (1, 1.9), "s3": (2, 0), "internet": (1.4, 1), "s3.eu-west-1": (2, 1)},
    titles={"s3": "s3 in us-east-1", "s3.eu-west-1": "s3 in eu-west-1"},
)
