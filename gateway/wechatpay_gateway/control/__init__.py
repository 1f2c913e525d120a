"""Control addresses: control a gateway from tests in other processes and languages."""
