"""Pictures: a file's bytes -> what it is and what of it nobody may see; and the picture that readers get.

kinds.py    the first bytes -> the kind of file
jpeg.py     a JPEG's bytes -> its segments, and which of them stay
png.py      a PNG's bytes -> its chunks, and which of them stay
exif.py     a camera's record -> which way is up, and what private matter is in it
look.py     a picture's bytes -> size, private matter, and why it cannot be shown
strip.py    a picture's bytes -> the same picture without private matter, its dots untouched
make.py     a picture's bytes -> the picture that readers get
album.py    the pictures of a handbook -> their looks, and what readers get of those that pages show
"""
