"""The directory in the words of HSDS 3.1, the exchange format of Open Referral, with our profile.

Names of fields are those of the standard (openreferral/specification, 3.1). What is not known is
left out: the standard has no null.
"""
