"""The claim ledger: who claims which number, how sure, and who contradicts whom, by quantity."""
