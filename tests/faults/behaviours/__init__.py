"""What the fault server does, one file per kind of trouble; each ends in its rows of the table."""
