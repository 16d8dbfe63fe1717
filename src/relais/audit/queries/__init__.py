"""Reading the audit: who has looked, and whether anyone changed it afterwards."""
