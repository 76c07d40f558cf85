#!/bin/sh
# Stands before rustc where a copy of the checkout is built into the checkout's own folder. Cargo knows a package by its
# place in its workspace, which is the same in a copy: without this, what was broken on purpose would be taken for the
# house itself, and the other way round. What others have written is still built once.
exec "$@"
