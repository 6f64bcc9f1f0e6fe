"""Small files to try the import with, and the programs that wrote them."""
