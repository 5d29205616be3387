"""UIMA CAS as INCEpTION exchanges it: one model, written as XMI and as JSON."""
