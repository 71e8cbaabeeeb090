"""What people try first on each exercise, and what would be cheating: none of it is a repair; the check says why."""

from __future__ import annotations

Changes = list[tuple[str, str]]

# What is tried, how the shown network is changed for it, and the sentence by which the check refuses it
WRONG: dict[str, dict[str, tuple[Changes, str]]] = {
    "one_way_peering": {
        "peer everything": ([("    to_dev,", "    to_dev, Peering(prod, dev),")], "peering(prod, dev) came in"),
        "give every peering its routes": (
            [("routes_in=()", "routes_in=None"), ("routes_in=(dev,)", "routes_in=None"), ("    Route(prod, ", "    #")],
            "it does: dev -> peering(shared, dev) -> shared",
        ),
        "leave dev out": ([("    to_dev,\n", "")], "no place is called 'dev'"),
        "a gateway for all": (
            [("    to_dev,", '    to_dev, TransitGateway("tgw", (prod, dev)),')],
            "tgw came in",
        ),
        "give dev other addresses": ([("10.2.0.0/16", "10.7.0.0/16")], "dev is not what it was"),
    },
    "closed_database": {
        "open the group": (
            [('"3306", "sg-web"', '"all", "0.0.0.0/0"'), ('"443"', '"1024-65535"')],
            "it does: jobs -> peering(shared, prod) -> db",
        ),
        "no group at all": (
            [("(group,)", "()"), ('"443"', '"1024-65535"')],
            "it does: web -> peering(shared, prod) -> db",
        ),
        "open the port for prod": (
            [('"3306", "sg-web"', '"5432", "10.1.0.0/16"'), ('"443"', '"1024-65535"')],
            "it does: jobs -> peering(shared, prod) -> db",
        ),
        "the group alone": (
            [('"3306"', '"5432"')],
            "the reply is lost: the network ACL acl-data does not let tcp 1024-65535 out of data",
        ),
        "open everything": (
            [
                ('"tcp", "3306", "sg-web"', '"all", "all", "0.0.0.0/0"'),
                ("acl=acl", "acl=None"),
            ],
            "it does: build -> peering(shared, dev) -> db",
        ),
        "jobs out of the way": ([(", jobs, build", ", build")], "no place is called 'jobs'"),
    },
    "way_out": {
        "a public address": (
            [('"10.1.1.10")', '"10.1.1.10", public_ip="198.51.100.9")'), ('"0.0.0.0/0", nat', '"0.0.0.0/0", igw')],
            "app is not what it was",
        ),
        "straight to the gateway": (
            [('"0.0.0.0/0", nat', '"0.0.0.0/0", igw')],
            "has no public address",
        ),
        "another app": (
            [("    nat,", '    nat, Instance("app2", public, "10.1.0.9", public_ip="198.51.100.9"),')],
            "app2 came in",
        ),
    },
    "forgotten_spoke": {
        "one table for all": (
            [(" tables=(spokes, services),", ""), ("\n)", '\n    Route(dev, "10.0.0.0/8", tgw),\n)')],
            "it does: prod -> tgw -> dev",
        ),
        "all in every table": (
            [
                ("associated=(prod,)", "associated=(prod, dev)"),
                ("propagating=(shared,)", "propagating=(shared, prod, dev)"),
                ("propagating=(prod,)", "propagating=(prod, dev)"),
                ("\n)", '\n    Route(dev, "10.0.0.0/8", tgw),\n)'),
            ],
            "it does: dev -> tgw -> prod",
        ),
        "the route alone": (
            [("\n)", '\n    Route(dev, "10.0.0.0/8", tgw),\n)')],
            "the attachment of dev is associated with no route table of tgw",
        ),
        "peer around it": ([("    tgw,", "    tgw, Peering(dev, shared),")], "peering(dev, shared) came in"),
    },
    "far_region": {
        "one way only": (
            [("\n)", '\n    Route(tgw, "10.4.0.0/16", peering),\n)')],
            "the reply is lost: the route table of tgw-west has no route to 10.1.0.0/16",
        ),
        "routes for all": (
            [
                ('Route(prod, "10.4', 'Route(dev, "10.4.0.0/16", tgw), Route(prod, "10.4'),
                (
                    "\n)",
                    '\n    Route(tgw, "10.4.0.0/16", peering), Route(tgw_west, "10.0.0.0/8", peering),\n'
                    '    Route(west, "10.2.0.0/16", tgw_west),\n)',
                ),
            ],
            "it does: dev -> tgw -> tgw-peering(tgw, tgw-west) -> tgw-west -> west",
        ),
        "peer the VPCs": ([("    peering,", "    peering, Peering(prod, west),")], "peering(prod, west) came in"),
        "west moves in": ([(', region="us-west-2"', "")], "west is not what it was"),
        "dev leaves": ([("(prod, dev))", "(prod,))")], "dev is gone"),
    },
    "acquired_shop": {
        "renumber the company": (
            [
                ('VPC("acquired", "10.1.0.0/16")', 'VPC("acquired", "10.8.0.0/16")'),
                ("10.1.128.20", "10.8.128.20"),
                ("10.1.5.10", "10.8.5.10"),
            ],
            "acquired is not what it was",
        ),
        "peer them": ([("Topology(", "Topology(Peering(prod, acquired), ")], "AWS would not build this"),
        "a gateway for both": (
            [("Topology(", 'Topology(TransitGateway("tgw", (prod, acquired)), ')],
            "tgw came in",
        ),
        "take the account over": (
            [('VPC("acquired", "10.1.0.0/16")', 'VPC("acquired", "10.1.0.0/16", account="ours")')],
            "acquired is not what it was",
        ),
        "the shop moves in": ([('"orders", acquired', '"orders", prod')], "orders is not what it was"),
    },
    "one_hosted_interface": {
        "a second interface": (
            [("\n)", "\n    PrivateVIF(office, of_dev, connection=hosted),\n)")],
            "hosted: 2 of 1",
        ),
        "a second connection": (
            [("\n)", '\n    PrivateVIF(office, of_dev, connection=Connection("more", kind="hosted", mbps=500)),\n)')],
            "more came in",
        ),
        "peer them": (
            [("    of_dev,", "    of_dev, Peering(prod, dev),")],
            "it does: prod -> peering(prod, dev) -> dev",
        ),
        "a transit gateway": (
            [
                ("\nnet =", 'tgw = TransitGateway("tgw", (prod, dev))\n\nnet ='),
                (
                    "PrivateVIF(office, of_prod,",
                    'TransitVIF(office, DirectConnectGateway("dxgw", (tgw,), allowed_prefixes=("10.0.0.0/8",)),',
                ),
            ],
            "it does: prod -> tgw -> dev",
        ),
        "a supernet besides": (
            [
                ("\nnet =", 'dxgw = DirectConnectGateway("dxgw", (of_prod, of_dev))\n\nnet ='),
                ("(office, of_prod,", '(office, dxgw, advertises=("192.168.0.0/16", "10.0.0.0/8"),'),
            ],
            "it does: prod -> vgw(prod) -> dxgw -> vgw(dev) -> dev",
        ),
    },
    "wide_announcement": {
        "announce one block only": (
            [(', "10.0.0.0/8")', ",)")],
            "the reply is lost",
        ),
        "dev leaves the gateway": ([(", VirtualPrivateGateway(dev))", ",)")], "dev is gone"),
        "dev stands aside": (
            [(", VirtualPrivateGateway(dev))", ",)"), ("\n)", "\n    dev,\n)")],
            "the route table of office has no route to 10.2.0.0/16",
        ),
        "half as wide": ([('"10.0.0.0/8"', '"10.0.0.0/9"')], "it does: prod -> vgw(prod) -> dxgw -> vgw(dev) -> dev"),
        "the office gives up a block": (
            [(', "10.64.0.0/16")', ",)"), ('"10.0.0.0/8"', '"192.168.0.0/17"')],
            "office is",
        ),
    },
    "narrow_prefix": {
        "allow all": ([('("10.1.0.0/16",)', '("10.0.0.0/8",)')], "it does: office -> transit-vif(office, dxgw)"),
        "allow the block around both": (
            [('("10.1.0.0/16",)', '("10.0.0.0/14",)')],
            "it does: office -> transit-vif(office, dxgw)",
        ),
        "detach the sandbox": (
            [("(prod, dev, sandbox))", "(prod, dev))"), ('("10.1.0.0/16",)', '("10.0.0.0/8",)')],
            "sandbox is gone",
        ),
        "dev alone": (
            [('("10.1.0.0/16",)', '("10.2.0.0/16",)')],
            "the route table of office has no route to 10.1.0.0/16",
        ),
    },
    "joined_sites": {
        "drop one site": ([("    VpnConnection(lyon, vgw),\n", "")], "lyon is gone"),
        "one table on a gateway": (
            [
                ("vgw = VirtualPrivateGateway(shared)", 'tgw = TransitGateway("tgw", (shared,))'),
                ("(paris, vgw)", "(paris, tgw)"),
                ("(lyon, vgw)", "(lyon, tgw)"),
            ],
            "it does: paris -> vpn(paris, tgw) -> tgw -> vpn(lyon, tgw) -> lyon",
        ),
        "a firewall of a partner": (
            [('"192.168.2.0/24"', '"192.168.2.0/24", allows_from=("10.0.0.0/16",)')],
            "lyon is not what it was",
        ),
        "a router of a partner": (
            [('"192.168.2.0/24"', '"192.168.2.0/24", accepts=("10.0.0.0/16",)')],
            "lyon is not what it was",
        ),
        "announce something else": (
            [("(lyon, vgw)", '(lyon, vgw, prefixes=("192.168.9.0/24",))')],
            "has no route to 192.168.2.0/24",
        ),
    },
}
