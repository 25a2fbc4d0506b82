import sys

from bench.corpus import Sizes, fill, main

if sys.argv[1:2] == ["--fill"]:
    fill(Sizes(*map(int, sys.argv[2:])))
else:
    main()
