"""What builds keep for the next build, below `.cache/build/`: a value under the hash of everything it is made of.

machine.py   everything that makes it beside its inputs: program, packages, libraries, fonts, environment
keys.py      its inputs -> the name of its entry
seal.py      the secret of this installation, with which entries are sealed
store.py     the entries: read, written, made fewer
parcel.py    several files as one value

An entry is bytes under a name that is the hash of what they are made of, so that nothing has to be invalidated. It is
sealed: what is damaged, cut, or was not written by this installation is not read but made anew. Results that came with
a problem are not kept, nor what git or the clock says.
"""
