"""What ships of the world's names: places of GeoNames, countries, bodies, outlets, roles, given names."""
