"""Trains claimgraph's encoder and heads and writes the model file.

Run from the folder above: ``python3 -m train fit --shared ../../shared --out run``. Nothing here is needed to
build, test or run the C++ library.
"""
