"""Accounts, and how far a stolen principal reaches: what it could delete, and what stops it.

Just enough to tell why a copy in another account survives: deletion only, and no conditions of policies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from awsnet.errors import TopologyError
from awsnet.things import Named, thing

EVERYTHING = "*"
CLOSE = "close-account"  # what a guard rail may deny besides the deletion of resources
LOCKS = ("", "governance", "compliance")
_IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
_ALLOWED = _IAM + "reference_policies_evaluation-logic_policy-eval-denyallow.html"
_ONE_ACCOUNT = _IAM + "reference_policies_evaluation-logic_policy-eval-basics.html"
_TWO_ACCOUNTS = _IAM + "reference_policies_evaluation-logic-cross-account.html"
_GUARD_RAILS = "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html"
_LOCKED = "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html"
_CLOSED = "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html"


@thing
class Account(Named):
    """An account of an organization. `denies` names what a service control policy lets nobody in it delete.

    The management account is under no service control policy, and may close the others of its organization.
    """

    organization: str = field(default="ours", kw_only=True)
    management: bool = field(default=False, kw_only=True)
    denies: tuple[str, ...] = field(default=(), kw_only=True)


@thing
class Principal(Named):
    """A user, a role or a root user of an account: what its own policies let it delete, and the roles it may take.

    An administrator may delete everything; a root user may without any policy. A role counts as one that the principal
    may take if it trusts the principal, too.
    """

    account: Account
    allows: tuple[str, ...] = (EVERYTHING,)
    root: bool = field(default=False, kw_only=True)
    assumes: tuple[Principal, ...] = field(default=(), kw_only=True)

    @property
    def guises(self) -> Iterator[Principal]:
        """The principal itself, and every role that it can take, one after the other."""
        seen, left = [self], [self]
        while left:
            left = [role for one in left for role in one.assumes if role not in seen]
            seen += left
        return iter(dict.fromkeys(seen))

    def allowed(self, name: str) -> bool:
        """Tell whether its own policies let it do something, or none need to."""
        return self.root or EVERYTHING in self.allows or name in self.allows

    def denied(self, name: str) -> bool:
        """Tell whether a guard rail of its account keeps it from something, be it the root user."""
        return not self.account.management and (EVERYTHING in self.account.denies or name in self.account.denies)


@thing
class Resource(Named):
    """Something that can be deleted, in an account: data, a backup, a log.

    `grants` names the principals or accounts that its own policy lets delete it. A `lock` of governance or compliance
    keeps it for its time. Raises TopologyError for a lock that there is not.
    """

    account: Account
    grants: tuple[Principal | Account, ...] = ()
    lock: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        if self.lock not in LOCKS:
            raise TopologyError(f"{self.name}: a lock is governance or compliance, not '{self.lock}'")


@dataclass(frozen=True)
class Ruling:
    """Whether a stolen principal could delete a resource, why, and the page at AWS that says so."""

    resource: Resource
    lost: bool
    why: str
    page: str

    def __str__(self) -> str:
        return f"{self.resource} {'is lost' if self.lost else 'survives'}: {self.why}"


@dataclass(frozen=True)
class BlastRadius:
    """What a stolen principal could delete, and what it could not, with a reason for each."""

    principal: Principal
    rulings: tuple[Ruling, ...]

    @property
    def lost(self) -> tuple[Resource, ...]:
        """The resources that the principal could delete."""
        return tuple(one.resource for one in self.rulings if one.lost)

    def __str__(self) -> str:
        lost = ", ".join(str(one) for one in self.lost) or "nothing"
        return "\n".join((f"{self.principal} could delete {lost}", *(f"  {one}" for one in self.rulings)))


def blast_radius(principal: Principal, resources: Iterable[Resource]) -> BlastRadius:
    """Return which of some resources a stolen principal could delete: as itself, or in a role that it can take.

    Raises TopologyError for what is no principal, or for resources that are none.
    """
    resources = tuple(resources) if isinstance(resources, Iterable) else (resources,)
    if not isinstance(principal, Principal) or not all(isinstance(one, Resource) for one in resources):
        raise TopologyError("a blast radius is that of a Principal among some Resources")
    return BlastRadius(principal, tuple(_best(principal, one) for one in resources))


def _best(principal: Principal, resource: Resource) -> Ruling:
    """Return the ruling on whoever, of the principal's guises, can delete the resource; else on the principal."""
    rulings = [rule(one, resource) for rule in (_deletion, _closing) for one in principal.guises]
    return next((one for one in rulings if one.lost), rulings[0])


def _deletion(who: Principal, resource: Resource) -> Ruling:
    """Rule on one deletion: a deny beats every allow, a lock stands above both, another account must grant it too."""
    at_home = resource.account == who.account
    granted = who in resource.grants or (who.account in resource.grants and not at_home)
    if who.denied(str(resource)):
        return Ruling(resource, False, f"a guard rail of {who.account} denies it to {who}", _GUARD_RAILS)
    if resource.lock == "compliance":
        return Ruling(resource, False, "its lock lets nobody delete it, not the root user", _LOCKED)
    if not at_home and not granted:
        return Ruling(resource, False, f"{resource.account} grants {who} of {who.account} nothing", _TWO_ACCOUNTS)
    if not who.allowed(str(resource)) and not (at_home and granted):
        return Ruling(resource, False, f"no policy allows it to {who}", _ALLOWED)
    if resource.lock == "governance" and not who.allowed(EVERYTHING):
        return Ruling(resource, False, f"its lock is not for {who} to lift", _LOCKED)
    return Ruling(resource, True, f"{who} of {who.account} may delete it", _ONE_ACCOUNT if at_home else _TWO_ACCOUNTS)


def _closing(who: Principal, resource: Resource) -> Ruling:
    """Rule on closing the account: its root user may, or an administrator of the management account.

    After 90 days all in it is gone, whatever lock it had. https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
    """
    own = who.root and who.account == resource.account and not who.denied(CLOSE)
    same = who.account.organization == resource.account.organization and not resource.account.management
    above = who.account.management and same and who.allowed(CLOSE)
    why = f"{who} of {who.account} may close {resource.account}, and in 90 days all in it is gone"
    return Ruling(resource, own or above, why, _CLOSED)
