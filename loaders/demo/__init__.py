"""The demo set: firms, patents, events and needs that a seeded generator made up, and the way into the graph for them.

`python -m loaders.demo` writes `kg/data/demo/`. Everything in it is invented and says so: names hold 演示 and （虚构）,
credit codes have the division 000000, which no place has, and numbers of patents lie where no office counts.
"""
