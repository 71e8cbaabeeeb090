"""Puts the clock of a Python ahead before it imports anything else: CLOCK_AHEAD says by how many seconds."""

import datetime
import os
import time

AHEAD = int(os.environ.get("CLOCK_AHEAD", "0"))
Date, DateTime, UTC = datetime.date, datetime.datetime, datetime.UTC
now, now_ns, local, utc = time.time, time.time_ns, time.localtime, time.gmtime


class Kind(type):
    def __instancecheck__(cls, one):
        return isinstance(one, cls.__mro__[1])  # what is made in C counts as one too


class LaterDate(Date, metaclass=Kind):
    @classmethod
    def today(cls):
        return Date.fromtimestamp(time.time())


class LaterDateTime(DateTime, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return DateTime.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


if AHEAD:
    time.time = lambda: now() + AHEAD
    time.time_ns = lambda: now_ns() + AHEAD * 10**9
    time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
    time.gmtime = lambda seconds=None: utc(time.time() if seconds is None else seconds)
    datetime.date, datetime.datetime = LaterDate, LaterDateTime
