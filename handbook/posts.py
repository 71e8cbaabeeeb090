"""The posts of 2016 that the handbook restructures, and which of their claims are numbered how."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Post:
    """A post: how it is called in the series, its month as its address has it, its address, its claims by number."""

    name: str
    month: str
    url: str | None
    claims: tuple[str, ...]


def _numbered(letter: str, first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{letter}{number}" for number in range(first, last + 1))


BLOG = "http://tekhead.it/blog/2016"
POSTS = (
    Post("Part 3", "2016-03", f"{BLOG}/03/amazon-aws-tips-and-gotchas-part-3/", ("E1",)),
    Post(
        "Part 4",
        "2016-03",
        f"{BLOG}/03/amazon-aws-tips-and-gotchas-part-4-direct-connect-public-private-vifs/",
        _numbered("D", 1, 20),
    ),
    Post("Serverless", "2016", None, _numbered("C", 1, 23)),
    Post("Index", "2016-07", f"{BLOG}/07/index-of-tekhead-it-blog-posts-on-amazon-aws/", _numbered("B", 1, 4)),
    Post(
        "Part 5",
        "2016-08",
        f"{BLOG}/08/amazon-aws-tips-and-gotchas-part-5-managing-multiple-vpcs/",
        _numbered("A", 1, 30),
    ),
    Post("Part 7", "2016-08", f"{BLOG}/08/amazon-aws-tips-and-gotchas-part-7/", ("E2", "E3")),
    Post("Part 8", "2016-09", f"{BLOG}/09/amazon-aws-tips-and-gotchas-part-8-reserved-instances/", ("E4",)),
)
CLAIMS = tuple(claim for post in POSTS for claim in post.claims)


def post_of(claim: str) -> Post:
    """Return the post that makes a claim. Raises StopIteration for a number that no post has."""
    return next(post for post in POSTS if claim in post.claims)


def a_number(claim: str) -> str:
    """Return the number of a claim; raises ValueError for one that no post has."""
    if claim not in CLAIMS:
        raise ValueError(f"no post makes a claim '{claim}': they go from A1 to A30, B4, C23, D20 and E4")
    return claim
