"""The parts that families of operations are made of."""
