"""A request to peer, from shared to a partner's VPC, and what becomes of it.

shared ---- asks ----> partner        (two accounts, two owners)
"""

from awsnet import VPC, Peering, Topology

shared = VPC("shared", "10.0.0.0/16", account="ours")
partner = VPC("partner", "10.1.0.0/16", account="theirs")

waiting = Topology(Peering(shared, partner, state="pending-acceptance"))
expired = Topology(Peering(shared, partner, state="expired"))
accepted = Topology(Peering(shared, partner))

questions = {
    "waiting": [(shared, partner)],
    "expired": [(shared, partner)],
    "accepted": [(shared, partner)],
}
