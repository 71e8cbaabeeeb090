"""Open a ticket for each gotcha that concerns a design: by its services, its severity, its latest change.

Nothing is sent: the tickets are printed, unless --post names the address of a tracker. Standard library only.
"""

import argparse
import datetime
import difflib
import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path

VERSION = "1"  # of the data; a new one has other fields
SEVERITIES = ["low", "medium", "high"]


class Refused(Exception):
    """What was asked cannot be done, and why."""


def data(place):
    """Return gotchas.json: a file, or an address on the web."""
    try:
        if place.startswith(("http://", "https://")):
            with urllib.request.urlopen(place, timeout=30) as answer:
                told = json.load(answer)
        else:
            told = json.loads(Path(place).read_text(encoding="utf-8"))
        version, gotchas = told["version"], told["gotchas"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(f"{place} is no gotchas.json: {error}") from None
    if version != VERSION:
        raise Refused(f"{place} has version {version} of the data, and this script reads {VERSION}")
    return gotchas


def chosen(gotchas, services, severity, since):
    """Return the gotchas that are still open and concern the services, the hardest first.

    `severity` is the least; `since` a day on or after which the page changed.
    """
    known = {service for one in gotchas for service in one["services"]}
    for service in services:
        if service not in known:
            near = difflib.get_close_matches(service, known, n=1, cutoff=0)
            raise Refused(f"no gotcha has the service '{service}'; did you mean '{near[0]}'?")
    least = SEVERITIES.index(severity)
    fitting = [
        one
        for one in gotchas
        if one["is"] != "no-longer"
        and set(one["services"]) & set(services or known)
        and SEVERITIES.index(one["severity"]) >= least
        and one["history"][0]["date"] >= since
    ]
    return sorted(fitting, key=lambda one: (-SEVERITIES.index(one["severity"]), one["id"]))


def ticket(one, site):
    """Return the ticket of a gotcha; its key stays the same, so that a tracker can tell whether it has it."""
    instead = f" (and {', '.join(one['instead'])})" if one["instead"] else ""
    lines = [
        one["summary"],
        f"- Severity: {one['severity']}",
        f"- What you see: {'; '.join(one['symptoms'])}",
        f"- Reviewed: {one['reviewed']}",
        f"- Read: {site}{one['short_address']}",
        f"- Way out: {site}{one['short_address']}#instead{instead}",
    ]
    return {
        "key": f"{one['id']}/{one['since']}/{one['is']}",
        "title": f"{one['id']} {one['title']}",
        "labels": ["aws-gotcha", one["severity"], *one["services"]],
        "body": "\n".join([lines[0], "", *lines[1:]]),
    }


def in_markdown(one):
    """Return a ticket as a section of Markdown."""
    return f"## {one['title']}\n\n{one['body']}\n- Key: `{one['key']}`\n"


def post(one, address):
    """Send a ticket to a tracker as JSON; the variable TICKETS_TOKEN holds a bearer token, if it wants one."""
    headers = {"Content-Type": "application/json"}
    if token := os.environ.get("TICKETS_TOKEN"):
        headers["Authorization"] = f"Bearer {token}"
    try:
        asked = urllib.request.Request(address, json.dumps(one).encode(), headers)
        with urllib.request.urlopen(asked, timeout=30):
            pass
    except (OSError, ValueError) as error:
        raise Refused(f"{one['key']} was not opened at {address}: {error}") from None


def day(text):
    """Return a day as it was written: 2026-11-26."""
    return datetime.date.fromisoformat(text).isoformat()


def options():
    """Return what may be asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", help="gotchas.json: a file or an address")
    parser.add_argument("--service", action="append", default=[], help="such as vpc-peering; may be given again")
    parser.add_argument("--severity", choices=SEVERITIES, default="low", help="the least that is listed")
    parser.add_argument("--since", type=day, metavar="DAY", help="only pages that changed on that day or later")
    parser.add_argument("--site", default="", metavar="ADDRESS", help="where the handbook stands; links begin with it")
    parser.add_argument("--json", action="store_true", help="print JSON and no Markdown")
    parser.add_argument("--post", metavar="ADDRESS", help="send each ticket there; without it nothing is sent")
    return parser


def main(arguments):
    """Print the tickets, or send them; return the exit code."""
    asked = options().parse_args(arguments)
    if not asked.site and asked.data.startswith("http"):
        asked.site = asked.data.removesuffix("gotchas.json")
    try:
        found = chosen(data(asked.data), asked.service, asked.severity, asked.since or "")
        tickets = [ticket(one, asked.site) for one in found]
        for one in tickets if asked.post else []:
            post(one, asked.post)
            print(f"opened {one['title']}", file=sys.stderr)
    except Refused as error:
        print(error, file=sys.stderr)
        return 2
    if not asked.post:
        print(json.dumps(tickets, indent=1) if asked.json else "\n".join(map(in_markdown, tickets)).rstrip())
        print(f"{len(tickets)} tickets, none sent: --post sends them", file=sys.stderr)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # who reads has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
