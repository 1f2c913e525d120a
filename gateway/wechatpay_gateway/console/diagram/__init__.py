"""The diagram of a state machine: a layered drawing of its states and steps, as an SVG image without any library."""
