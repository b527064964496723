"""An edition to the web host: stages in an order in which every moment is whole for readers.

release (dist/) + state on the host + its listing -> plan -> stages, each under the lease -> verified by public address.
"""
