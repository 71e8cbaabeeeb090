"""A stolen principal can delete what AWS lets it delete: backups beside the data, and not those elsewhere."""

from __future__ import annotations

import pytest

from awsnet import TopologyError
from awsnet.accounts import CLOSE, Account, Principal, Resource, blast_radius

PROD, BACKUP, LOGS = Account("prod"), Account("backup"), Account("logs", denies=("trail", CLOSE))
PAYER, ELSEWHERE = Account("payer", management=True), Account("elsewhere", organization="theirs")
STRICT = Account("strict", denies=("*",))

ADMIN, ROOT = Principal("admin", PROD), Principal("root", PROD, (), root=True)
CLERK, WRITER = Principal("clerk", PROD, ("data",)), Principal("writer", PROD, ())
COPIER = Principal("copier", PROD, assumes=(Principal("vault-admin", BACKUP),))
HOPPER = Principal("hopper", PROD, (), assumes=(Principal("step", LOGS, (), assumes=(Principal("far", BACKUP),)),))
KEEPER, KEEPER_ROOT = Principal("keeper", LOGS), Principal("keeper-root", LOGS, (), root=True)
STRICT_ROOT = Principal("strict-root", STRICT, (), root=True)
PAYER_ADMIN, PAYER_CLERK = Principal("payer-admin", PAYER), Principal("payer-clerk", PAYER, ("bill",))

DATA, SNAPSHOT = Resource("data", PROD), Resource("snapshot", PROD)
COPY, SHARED = Resource("copy", BACKUP), Resource("shared", BACKUP, (PROD,))
FOR_WRITER = Resource("for-writer", PROD, (WRITER,))
FOR_HOME = Resource("for-home", PROD, (PROD,))
FOR_WRITER_ELSEWHERE = Resource("for-writer", BACKUP, (WRITER,))
VAULT, GOVERNED = Resource("vault", PROD, lock="compliance"), Resource("governed", PROD, lock="governance")
VAULT_ELSEWHERE = Resource("vault", BACKUP, lock="compliance")
TRAIL_AT_HOME, TRAIL = Resource("trail", PROD), Resource("trail", LOGS)
GRANTED_TRAIL = Resource("trail", LOGS, (PROD,))
THEIRS = Resource("theirs", ELSEWHERE)

# Who is stolen, what is asked about, whether it is lost, and the reason.
CASES = [
    # G054: backups in the account that they protect die with it
    (ADMIN, DATA, True, "admin of prod may delete it"),
    (ADMIN, SNAPSHOT, True, "admin of prod may delete it"),
    (ROOT, SNAPSHOT, True, "root of prod may delete it"),
    (ADMIN, COPY, False, "backup grants admin of prod nothing"),
    (ROOT, COPY, False, "backup grants root of prod nothing"),
    # another account must grant it, and the principal's own policies must allow it
    (ADMIN, SHARED, True, "admin of prod may delete it"),
    (ROOT, SHARED, True, "root of prod may delete it"),
    (CLERK, SHARED, False, "no policy allows it to clerk"),
    (WRITER, FOR_WRITER_ELSEWHERE, False, "no policy allows it to writer"),
    # at home, either is enough; a grant to the account itself is a grant to nobody in it
    (CLERK, DATA, True, "clerk of prod may delete it"),
    (CLERK, SNAPSHOT, False, "no policy allows it to clerk"),
    (WRITER, FOR_WRITER, True, "writer of prod may delete it"),
    (WRITER, FOR_HOME, False, "no policy allows it to writer"),
    # a role elsewhere carries the thief there
    (COPIER, COPY, True, "vault-admin of backup may delete it"),
    (HOPPER, COPY, True, "far of backup may delete it"),
    (HOPPER, DATA, False, "no policy allows it to hopper"),
    # a lock
    (ADMIN, VAULT, False, "its lock lets nobody delete it, not the root user"),
    (ADMIN, GOVERNED, True, "admin of prod may delete it"),
    (Principal("clerk", PROD, ("governed",)), GOVERNED, False, "its lock is not for clerk to lift"),
    (COPIER, VAULT_ELSEWHERE, False, "its lock lets nobody delete it, not the root user"),
    # closing the account ends every lock in it
    (ROOT, VAULT, True, "root of prod may close prod, and in 90 days all in it is gone"),
    (ROOT, VAULT_ELSEWHERE, False, "its lock lets nobody delete it, not the root user"),
    (PAYER_ADMIN, VAULT, True, "payer-admin of payer may close prod, and in 90 days all in it is gone"),
    (PAYER_ADMIN, COPY, True, "payer-admin of payer may close backup, and in 90 days all in it is gone"),
    (PAYER_CLERK, COPY, False, "backup grants payer-clerk of payer nothing"),
    (PAYER_ADMIN, THEIRS, False, "elsewhere grants payer-admin of payer nothing"),
    # G055: audit logs in the account that they watch can be deleted; a guard rail binds the keeper, root user and all
    (ADMIN, TRAIL_AT_HOME, True, "admin of prod may delete it"),
    (ADMIN, TRAIL, False, "logs grants admin of prod nothing"),
    (KEEPER, TRAIL, False, "a guard rail of logs denies it to keeper"),
    (KEEPER_ROOT, TRAIL, False, "a guard rail of logs denies it to keeper-root"),
    (KEEPER_ROOT, Resource("other", LOGS), True, "keeper-root of logs may delete it"),
    (STRICT_ROOT, Resource("anything", STRICT), False, "a guard rail of strict denies it to strict-root"),
    (PAYER_ADMIN, TRAIL, True, "payer-admin of payer may close logs, and in 90 days all in it is gone"),
    # a guard rail binds the principals of its account, not those of others
    (ADMIN, GRANTED_TRAIL, True, "admin of prod may delete it"),
]


@pytest.mark.parametrize(("who", "resource", "lost", "why"), CASES, ids=lambda value: str(value))
def test_who_is_stolen_decides_what_is_lost(who: Principal, resource: Resource, lost: bool, why: str) -> None:
    (ruling,) = blast_radius(who, [resource]).rulings
    assert (ruling.lost, ruling.why) == (lost, why)
    assert ruling.page.startswith("https://docs.aws.amazon.com/")


PAGES = [
    (ADMIN, DATA, "policy-eval-basics.html"),
    (ADMIN, SHARED, "cross-account.html"),
    (ADMIN, COPY, "cross-account.html"),
    (CLERK, SNAPSHOT, "policy-eval-denyallow.html"),
    (KEEPER, TRAIL, "orgs_manage_policies_scps.html"),
    (ADMIN, VAULT, "vault-lock.html"),
    (ROOT, VAULT, "manage-acct-closing.html"),
]


@pytest.mark.parametrize(("who", "resource", "page"), PAGES, ids=lambda value: str(value))
def test_a_ruling_names_the_page_of_its_rule(who: Principal, resource: Resource, page: str) -> None:
    assert blast_radius(who, [resource]).rulings[0].page.endswith(page)


def test_no_guard_rail_binds_the_management_account() -> None:
    payer = Account("payer", management=True, denies=("*",))
    assert blast_radius(Principal("boss", payer), [Resource("bill", payer)]).lost == (Resource("bill", payer),)


def test_a_blast_radius_prints_what_is_lost_and_why_the_rest_survives() -> None:
    assert str(blast_radius(ADMIN, [DATA, SNAPSHOT, COPY])) == (
        "admin could delete data, snapshot\n"
        "  data is lost: admin of prod may delete it\n"
        "  snapshot is lost: admin of prod may delete it\n"
        "  copy survives: backup grants admin of prod nothing"
    )
    assert str(blast_radius(KEEPER, [TRAIL])).startswith("keeper could delete nothing\n")


def test_a_thing_of_another_kind_is_refused() -> None:
    with pytest.raises(TopologyError, match=r"Principal thief: its account is .*Account, not 'prod'"):
        Principal("thief", "prod")  # type: ignore[arg-type]
    with pytest.raises(TopologyError, match="Resource data: its grants is "):
        Resource("data", PROD, ("prod",))  # type: ignore[arg-type]


def test_a_lock_that_there_is_not_is_refused() -> None:
    with pytest.raises(TopologyError, match="vault: a lock is governance or compliance, not 'worm'"):
        Resource("vault", PROD, lock="worm")
