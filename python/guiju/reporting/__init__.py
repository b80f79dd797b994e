"""What the report is made of; `report` puts it together. Needs the standard library only."""
