"""Which of several BGP paths to one prefix AWS takes.

https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awsnet.site_link import SiteLink

# Local preference by community, low to high. Untagged, a location of the Region that asks stands above one of another.
PREFERENCES = {"7224:7100": 1, "7224:7200": 2, "7224:7300": 3}
NEAR, FAR = 2, 1
# How far a prefix travels that is announced over a public virtual interface (R-DX-5); untagged, everywhere.
SCOPES = {"7224:9100": "region", "7224:9200": "continent", "7224:9300": "global"}
# The continents of these tags, by how the names of Regions begin.
CONTINENTS = {
    "North America": ("us", "ca", "mx"),
    "South America": ("sa",),
    "Europe, Middle East and Africa": ("eu", "me", "af", "il"),
    "Asia Pacific": ("ap",),
}


def order(link: SiteLink, region: str = "") -> tuple[int, int, int]:
    """Return what sorts the paths to one prefix, the best first: local preference, AS_PATH, MED (R-DX-14).

    `region` is where the packet comes from; without it no location is nearer than another.
    """
    near = NEAR if region in ("", link.location) else FAR
    preference = next((PREFERENCES[tag] for tag in link.communities if tag in PREFERENCES), near)
    return -preference, len(link.as_path) or 1, link.med


def reaches(scope: str, home: str, region: str) -> bool:
    """Tell whether a Region is within a scope that begins at a location's Region; China's Regions are in none (R-DX-5).

    https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
    """
    if region.startswith("cn-"):
        return False
    within = {"region": region == home, "continent": _continent(region) == _continent(home)}
    return within.get(scope, True)


def _continent(region: str) -> str:
    """Return the continent of a Region, as AWS's tags count them, by how its name begins."""
    start = region.split("-")[0]
    return next((name for name, starts in CONTINENTS.items() if start in starts), start)
