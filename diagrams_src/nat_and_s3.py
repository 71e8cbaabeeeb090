"""The machine on the left, the paid way above, the free one below, S3 on the right."""

from diagrams_src.picture import Picture

PICTURE = Picture(
    cells={
        "prod": (0, 0.5),
        "app": (0, 0.501),  # in prod's place: prod is drawn around it
        "nat": (1.7, 0),
        "igw": (2.75, 0),
        "internet": (3.5, 0),
        "endpoint": (2.2, 1),
        "s3": (4.3, 0.5),
    },
    titles={"nat": "nat in prod"},
)
