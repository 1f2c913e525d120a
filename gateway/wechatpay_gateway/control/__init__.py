"""Control addresses: steer a gateway from tests in other processes and other languages."""
