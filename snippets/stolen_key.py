"""A key of prod is stolen. What stands in prod is within its reach; what stands elsewhere is not.

prod: data, backup, trail      vault: backup      logs: trail
  ^ admin's key                  (neither grants prod anything)
"""

from awsnet import Account, Principal, Resource, blast_radius

prod, vault, logs = Account("prod"), Account("vault"), Account("logs")
admin = Principal("admin", prod)

data = Resource("data", prod)
backup, trail = Resource("backup", prod), Resource("trail", prod)
backup_elsewhere, trail_elsewhere = Resource("backup", vault), Resource("trail", logs)

at_home = blast_radius(admin, (data, backup, trail))
elsewhere = blast_radius(admin, (data, backup_elsewhere, trail_elsewhere))
log_at_home = blast_radius(admin, (trail,))
